using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <summary>What was received and is still to be read, in order. Unread audio of an interrupted turn can be taken out.</summary>
/// <remarks>Bounded by bytes: audio beyond what memory may hold waits on disk, and comes back when it is read.</remarks>
internal sealed partial class Inbox(long maxBytes, SpillFile? spill = null)
{
    private readonly object _gate = new();
    private Queue<LiveMessage> _messages = new();
    private TaskCompletionSource<bool>? _arrival;
    private bool _completed;
    private long _bytes;

    /// <summary>Bytes that wait in memory to be read.</summary>
    internal long UnreadBytes => Interlocked.Read(ref _bytes);

    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _messages.Count;
            }
        }
    }

    /// <summary>Adds messages. False: they are over both bounds, and were added all the same so that nothing is lost unseen.</summary>
    internal bool Post(IReadOnlyList<LiveMessage> messages)
    {
        TaskCompletionSource<bool>? arrival;
        lock (_gate)
        {
            for (int i = 0; i < messages.Count; i++)
            {
                LiveMessage message = messages[i];
                if (_bytes + message.Weight > maxBytes && message is LiveAudio audio)
                {
                    SpillOver(audio);
                }

                _messages.Enqueue(message);
                _bytes += message.Weight;
            }

            arrival = _arrival;
            _arrival = null;
        }

        arrival?.TrySetResult(true);
        return UnreadBytes <= maxBytes;
    }

    /// <summary>Takes the unread audio of a turn out.</summary>
    internal (int Messages, TimeSpan Playing) DropAudio(int turn)
    {
        int dropped = 0;
        TimeSpan playing = TimeSpan.Zero;
        lock (_gate)
        {
            Queue<LiveMessage> kept = new(_messages.Count);
            foreach (LiveMessage message in _messages)
            {
                if (message is LiveAudio audio && audio.Turn == turn)
                {
                    dropped++;
                    playing += audio.Duration;
                    _bytes -= audio.Weight;
                    Discard(audio);
                }
                else
                {
                    kept.Enqueue(message);
                }
            }

            _messages = kept;
        }

        return (dropped, playing);
    }

    /// <summary>Nothing more will come; what is there can still be read.</summary>
    internal void Complete()
    {
        TaskCompletionSource<bool>? arrival;
        lock (_gate)
        {
            _completed = true;
            arrival = _arrival;
            _arrival = null;
        }

        arrival?.TrySetResult(false);
    }

    internal bool TryTake(out LiveMessage? message)
    {
        lock (_gate)
        {
            if (_messages.Count == 0)
            {
                message = null;
                return false;
            }

            message = _messages.Dequeue();
            _bytes -= message.Weight;
            if (message is LiveAudio { IsSpilled: true } audio)
            {
                Restore(audio);
            }

            return true;
        }
    }

    /// <summary>The next message, or null when everything has been read and nothing more will come.</summary>
    internal async ValueTask<LiveMessage?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TaskCompletionSource<bool> arrival;
            lock (_gate)
            {
                if (TryTake(out LiveMessage? message))
                {
                    return message;
                }

                if (_completed)
                {
                    return null;
                }

                arrival = _arrival ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            // A cancelled wait leaves the session as it is; the next reader makes a wait of its own.
            using (cancellationToken.Register(static source => ((TaskCompletionSource<bool>)source!).TrySetCanceled(), arrival))
            {
                try
                {
                    await arrival.Task.ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                }
                finally
                {
                    Forget(arrival);
                }
            }
        }
    }

    private void Forget(TaskCompletionSource<bool> arrival)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_arrival, arrival))
            {
                _arrival = null;
            }
        }
    }
}
