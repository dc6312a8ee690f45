using System;
using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Sessions;

/// <content>What it does between two connections: nothing is taken out, and what comes keeps its place.</content>
internal sealed partial class Outbox
{
    private readonly Queue<OutboxSlot> _again = new();
    private SentMessages? _sent;
    private ISlotWriter? _writer;
    private volatile bool _held;
    private bool _retired;

    /// <summary>Whether nothing is taken out at the moment.</summary>
    internal bool IsHeld => _held;

    /// <summary>Whether something other than audio waits: input that no connection has had yet.</summary>
    internal bool HoldsInput
    {
        get { lock (_gate) { return _again.Concat(_ordered).Any(static slot => slot.AudioBytes == 0 && !slot.IsUrgent); } }
    }

    /// <summary>How many texts of the user wait.</summary>
    internal int HeldTexts
    {
        get { lock (_gate) { return _again.Concat(_ordered).Count(static slot => slot.IsText); } }
    }

    /// <summary>What waits, other than audio, and the audio that does.</summary>
    internal (int Messages, TimeSpan Audio) Held
    {
        get { lock (_gate) { return (_again.Concat(_urgent).Concat(_ordered).Count(static slot => slot.AudioBytes == 0), Playing()); } }
    }

    /// <summary>Keeps what was written until it is known to have arrived, so that it can be sent again.</summary>
    internal void Remember(SentMessages sent) => _sent = sent;

    /// <summary>Stops taking out. The send loop goes on waiting; <see cref="Release"/> lets it go on, <see cref="Retire"/> ends it.</summary>
    internal void Hold()
    {
        lock (_gate)
        {
            _held = true;
        }
    }

    internal void Release()
    {
        lock (_gate)
        {
            _held = false;
        }

        WakeIfNeeded();
    }

    /// <summary>The connection that it emptied into is over: its send loop ends, and what comes waits for the next one.</summary>
    internal void Retire()
    {
        bool waits;
        lock (_gate)
        {
            _held = true;
            _retired = true;
            _writer = null;
            (waits, _loopWaits) = (_loopWaits, false);
        }

        if (waits)
        {
            _wake.Wake(false);
        }
    }

    /// <summary>A new connection: what waits goes to it, in order.</summary>
    internal void Attach(ISlotWriter writer)
    {
        lock (_gate)
        {
            _writer = writer;
            _retired = false;
            _held = false;
        }
    }

    /// <summary>Messages that were taken and not written go first the next time, in the order they had.</summary>
    internal void PutBack(IReadOnlyList<OutboxSlot> slots)
    {
        lock (_gate)
        {
            PutFirst(slots);
        }
    }

    /// <summary>The service has taken in what was written up to this index of the connection.</summary>
    internal void TakenIn(long index)
    {
        lock (_gate)
        {
            _sent?.TakenIn(index);
        }
    }

    /// <summary>Puts what was written and may not have arrived before everything else. Returns how many messages.</summary>
    internal int SendAgain(long since)
    {
        lock (_gate)
        {
            List<OutboxSlot> again = _sent?.TakeUnconfirmed(since) ?? [];
            PutFirst(again);
            return again.Count;
        }
    }

    /// <summary>Leaves out the results of tools: nobody waits for them any more. Returns how many there were.</summary>
    internal int DropResults()
    {
        lock (_gate)
        {
            _sent?.Clear();
            List<OutboxSlot> kept = [.. _again.Where(static slot => !slot.IsUrgent)];
            int dropped = _again.Count - kept.Count + _urgent.Count;
            _again.Clear();
            _urgent.Clear();
            kept.ForEach(_again.Enqueue);
            return dropped;
        }
    }

    /// <summary>Puts a message before everything else that waits.</summary>
    internal void AddFirst<T>(T message, Encode<T> encode)
    {
        OutboxSlot slot = new();
        Fill(slot, message, encode);
        PutBack([slot]);
    }

    /// <summary>Takes audio in between two connections, without waiting: over the bound the oldest goes, and is counted. False: there is a connection.</summary>
    internal bool TryHold(OutgoingAudio audio, TimeSpan atMost)
    {
        lock (_gate)
        {
            if (!_held || _completed)
            {
                return false;
            }

            OutboxSlot slot = _free.Count > 0 ? _free.Pop() : new OutboxSlot();
            Fill(slot, audio, ClientEncoding.Audio);
            _ordered.Enqueue(slot);
        }

        while (Held.Audio > atMost && TryDropOldestAudio())
        {
        }

        return true;
    }

    private TimeSpan Playing() => TimeSpan.FromTicks(_again.Concat(_ordered).Where(static slot => slot.AudioBytes > 0).Sum(static slot => new Audio.PcmFormat(slot.SampleRate).DurationOf(slot.AudioBytes).Ticks));

    private void PutFirst(IReadOnlyList<OutboxSlot> slots)
    {
        List<OutboxSlot> rest = [.. _again];
        _again.Clear();
        foreach (OutboxSlot slot in slots.Concat(rest))
        {
            _again.Enqueue(slot);
        }
    }

    private void Drop(OutboxSlot slot)
    {
        _counters.NoteDropped(slot.AudioBytes, slot.SampleRate);
        Free(slot);
    }

    private void Recycle(OutboxSlot slot)
    {
        if (_sent is null || !_sent.Keeps(slot))
        {
            Free(slot);
        }
        else
        {
            slot.HoldsRoom = false;
            if (_sent.Keep(slot, _time.GetTimestamp()) is { } fallen)
            {
                Free(fallen);
            }
        }
    }

    private void Free(OutboxSlot slot)
    {
        slot.Clear();
        _free.Push(slot);
    }
}
