using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Pipeline;

/// <summary>
/// Tells the story of a session on the cmdlet that reads it: lines for -Verbose, every message for -Debug, and a warning where something was lost.
/// What is heard on any thread is written when the cmdlet asks for it, and each write is awaited.
/// </summary>
internal sealed class SessionTeller(LiveSession session)
{
    private readonly ConcurrentQueue<Func<Task>> _lines = new();
    private readonly TimeSpan _droppedBefore = session.Counters.AudioDropped;
    private TimeSpan _droppedBetweenConnections;
    private int _turnsLost;
    private TaskCompletionSource<bool> _heard = New();

    internal required Func<string, Task> Verbose { get; init; }

    internal required Func<string, Task> Debug { get; init; }

    internal required Func<string, Task> Warning { get; init; }

    /// <summary>Whether anybody wants to see every message.</summary>
    internal required bool TellsAll { get; init; }

    /// <summary>Whether this cmdlet runs turns, and has an error for one that is lost: what was lost is then said after the turn.</summary>
    internal bool RunsTurns { get; init; }

    /// <summary>Takes note of a message. It may be called on any thread, and does not wait.</summary>
    internal void Hear(LiveMessage message)
    {
        int before = _lines.Count;
        if (SessionStory.Of(session, message) is { } line)
        {
            _lines.Enqueue(() => Verbose(line));
        }

        if (TellsAll)
        {
            string all = $"{session.Name} #{message.Sequence} turn {message.Turn} {message}";
            _lines.Enqueue(() => Debug(all));
        }

        _droppedBetweenConnections += (message as LiveReconnected)?.AudioDropped ?? TimeSpan.Zero;
        _turnsLost += message is LiveReconnected { TurnLost: true } ? 1 : 0;
        foreach (string loss in SessionLosses.Of(session, message, withTurns: !RunsTurns))
        {
            _lines.Enqueue(() => Warning(loss));
        }

        if (_lines.Count != before)
        {
            Volatile.Read(ref _heard).TrySetResult(true);
        }
    }

    /// <summary>Writes what was heard.</summary>
    internal async Task TellAsync()
    {
        while (_lines.TryDequeue(out Func<Task>? write))
        {
            await write().ConfigureAwait(false);
        }
    }

    /// <summary>Says what was lost that no error of the turn says: a turn before it, and audio that was left out for want of room.</summary>
    internal async Task TellLossesAsync(LiveTurn turn)
    {
        if (_turnsLost > (turn.Outcome == TurnOutcome.SessionLost ? 1 : 0))
        {
            await Warning(SessionLosses.Turn(session)).ConfigureAwait(false);
        }

        TimeSpan leftOut = session.Counters.AudioDropped - _droppedBefore - _droppedBetweenConnections;
        if (leftOut > TimeSpan.Zero)
        {
            await Warning(SessionLosses.LeftOut(session, leftOut)).ConfigureAwait(false);
        }
    }

    /// <summary>Writes while some work runs, as it is heard, and what is left after it. The work is waited for even if the pipeline stops before it.</summary>
    internal async Task<T> WhileAsync<T>(Task<T> work)
    {
        try
        {
            while (await Task.WhenAny(work, _heard.Task).ConfigureAwait(false) != work)
            {
                Volatile.Write(ref _heard, New());
                await TellAsync().ConfigureAwait(false);
            }
        }
        catch (PipelineStoppedException)
        {
            // The work has been told to stop, too, and says so below.
        }

        T done = await work.ConfigureAwait(false);
        await TellAsync().ConfigureAwait(false);
        return done;
    }

    private static TaskCompletionSource<bool> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
