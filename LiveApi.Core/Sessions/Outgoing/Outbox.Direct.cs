using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <content>What goes out at once, past the send loop.</content>
internal sealed partial class Outbox
{
    private readonly long _heel;
    private long _lastDirect;
    private bool _directRuns;
    private TaskCompletionSource<bool>? _directOver;

    /// <summary>Ends when the message that was under way past the send loop is written or has failed. Nothing new begins there after <see cref="Retire"/>.</summary>
    internal Task DirectEnded
    {
        get
        {
            lock (_gate)
            {
                return _directRuns ? (_directOver ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask;
            }
        }
    }

    /// <summary>Sends a message at its place: at once if the way is free, through the send loop if not. It waits for room, never for the network.</summary>
    internal ValueTask SendAsync<T>(T message, Encode<T> encode, CancellationToken cancellationToken)
    {
        if (!TryBeginDirect(message, encode, out OutboxSlot? slot, out ISlotWriter? writer))
        {
            return AddAsync(message, encode, cancellationToken);
        }

        _ = writer!.WriteDirectAsync(slot!);
        return default;
    }

    /// <summary>Takes a place, if there is one: <see cref="SendEntered"/> has to follow.</summary>
    internal bool TryEnter() => _room.TryEnter();

    /// <summary>Takes a place when it is this caller's turn: <see cref="SendEntered"/> has to follow.</summary>
    internal ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        _counters.NoteWait();
        return _room.EnterAsync(cancellationToken);
    }

    /// <summary>Sends a message that has a place already.</summary>
    internal void SendEntered<T>(T message, Encode<T> encode)
    {
        bool goesByLoop = false;
        try
        {
            if (TryBeginDirect(message, encode, out OutboxSlot? slot, out ISlotWriter? writer))
            {
                _ = writer!.WriteDirectAsync(slot!);
                return;
            }

            goesByLoop = true;
        }
        finally
        {
            // What goes out at once needs no place, and what cannot be written gives it back.
            if (!goesByLoop)
            {
                _room.Leave();
            }
        }

        PutInRoom(message, encode);
    }

    /// <summary>Encodes a message for its sender to write at once, if nothing waits, nobody writes, and it does not come at another's heels.</summary>
    /// <remarks>A single message saves the way over the send loop; those of a burst go that way, since the loop puts them into one write.</remarks>
    private bool TryBeginDirect<T>(T message, Encode<T> encode, out OutboxSlot? slot, out ISlotWriter? writer)
    {
        long now = _time.GetTimestamp();
        lock (_gate)
        {
            bool alone = _loopWaits && !_directRuns && !_completed && !_held && Waiting == 0 && now - _lastDirect > _heel;
            _lastDirect = now;
            writer = _writer;
            if (!alone)
            {
                slot = null;
                return false;
            }

            slot = _free.Count > 0 ? _free.Pop() : new OutboxSlot();
            Fill(slot, message, encode);
            return _directRuns = true;
        }
    }

    /// <summary>The direct write is over: what came meanwhile is the loop's. A message that was not written goes first the next time.</summary>
    internal void EndDirect(OutboxSlot slot, bool written)
    {
        TaskCompletionSource<bool>? over;
        lock (_gate)
        {
            if (written)
            {
                Recycle(slot);
            }
            else
            {
                _again.Enqueue(slot);
            }

            _directRuns = false;
            (over, _directOver) = (_directOver, null);
        }

        over?.TrySetResult(true);
        WakeIfNeeded();
    }
}
