using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Tools;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <content>What a session needs to be gone on with: the handle, and the two ends of a move.</content>
public sealed partial class LiveSession
{
    private readonly object _moving = new();
    private TaskCompletionSource<bool> _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _handle;
    private DateTimeOffset _handleAt;
    private int _reconnects;

    /// <summary>The newest handle that the conversation can be resumed with, here or in another process; null: there is none. It opens the conversation to whoever has the key: a secret, and so no property, which would show.</summary>
    public string? GetResumptionHandle() => _handle;

    /// <summary>How long ago that handle came; null: there is none.</summary>
    public TimeSpan? ResumptionHandleAge => _handle is null ? null : _time.GetUtcNow() - _handleAt;

    /// <summary>How often the session has moved to another connection.</summary>
    public int Reconnects => Volatile.Read(ref _reconnects);

    /// <summary>Declares other tools. The service takes tools at setup only, so the session is resumed with them; what is sent meanwhile waits.</summary>
    /// <exception cref="LiveException">ToolsFixedAtSetup: there is no handle to resume with. Else why the new connection failed; the session is over then.</exception>
    public async Task ReconfigureAsync(IReadOnlyList<ILiveTool> tools, CancellationToken cancellationToken = default)
    {
        if (_handle is null)
        {
            throw new LiveException(
                LiveFault.ToolsFixedAtSetup,
                $"The session '{Name}' cannot take other tools: they are declared at setup, and it has no handle to be resumed with.",
                "Pass the tools to Connect-LiveSession -Tool, or connect with -Resumption so that the session can be resumed with them, and wait for its handle.");
        }

        if (!Depart())
        {
            throw NotOpen();
        }

        Departure departure = new("the session is resumed with other tools") { Tools = tools, First = new Verdict(true, _options.ResumePause, false, false) };
        _outbox.Hold();
        _requested = departure;
        _bell.Ring();
        using (cancellationToken.Register(() => _life.Cancel()))
        {
            // The connection may have ended just before: then nobody takes the departure up.
            await Task.WhenAny(departure.Done.Task, _completion.Task).ConfigureAwait(false);
            if (!departure.Done.Task.IsCompleted)
            {
                _life.Token.ThrowIfCancellationRequested();
                throw NotOpen();
            }

            await departure.Done.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Ends when the session has moved, or has ended on the way.</summary>
    private Task Arrival
    {
        get { lock (_moving) { return _arrived.Task; } }
    }

    /// <summary>From here on what is sent is held. False: the session is closing, or moves already.</summary>
    private bool Depart()
    {
        lock (_moving)
        {
            if (!Move(LiveSessionState.Ready, LiveSessionState.HandingOver))
            {
                return false;
            }

            _arrived = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return true;
        }
    }

    private void Arrive()
    {
        lock (_moving)
        {
            Move(LiveSessionState.HandingOver, LiveSessionState.Ready);
            _arrived.TrySetResult(true);
        }
    }

    // Called by the receive loop on the first word of a new connection, so that nothing of it comes before.
    private void Welcome()
    {
        _connectedAt = _time.GetTimestamp();
        _announcedEnd = null;
        _handleIsBehind = false;
        if (_journey is not { } journey)
        {
            return;
        }

        _journey = null;
        Interlocked.Increment(ref _reconnects);
        (int messages, TimeSpan audio) = _outbox.Held;

        // Of a turn that was cut no end will come any more, and what comes next is not stale.
        bool wasCut = _clock is { HasContent: true, IsCut: true };
        Post(new LiveReconnected(_time.GetElapsedTime(journey.LeftAt), stateRestored: !journey.IsFresh)
        {
            Attempts = journey.Attempts,
            Carried = messages,
            AudioCarried = audio,
            AudioDropped = _flow.AudioDropped - journey.DroppedBefore,
            ToolResultsLost = journey.ResultsLost,
            TurnLost = journey.TurnLost,
            AnswersAnew = journey.AnswersAnew,
            EndsTurn = journey.TurnLost || wasCut,
        });
        if (journey.TurnLost || journey.AnswersAnew || wasCut)
        {
            EndLost();
        }

        if (journey.AnswersAnew)
        {
            _replies.Ask();
            return;
        }

        if (!journey.TurnLost)
        {
            if (_replies.IsDueForResult && _clock.AwaitsTool)
            {
                // The turn of the call ended with its connection; what comes next answers the result.
                EndLost();
            }

            return;
        }

        _replies.Forget();
        if (_outbox.HeldQuestions > 0)
        {
            _replies.Ask();
        }
        else if (_outbox.HoldsEndOfSpeech)
        {
            _replies.AskBySpeech();
        }
    }

    private void EndLost()
    {
        lock (_posting)
        {
            _clock.On(TurnSign.Lost);
            _unpacker.Forget();
        }
    }

    // Before anybody can read of it: who reads that there is a handle may resume with it. True: it is the first.
    private bool Take(SessionResumptionUpdate update)
    {
        if (update is not { Resumable: true, NewHandle: { Length: > 0 } handle })
        {
            _handleIsBehind = true;
            return false;
        }

        bool isFirst = _handle is null;
        _handle = handle;
        _handleAt = _time.GetUtcNow();
        _handleIsBehind = false;
        if (IsTransparent && update.LastConsumedClientMessageIndex is { } index)
        {
            _outbox.TakenIn(index);
        }

        return isFirst;
    }
}
