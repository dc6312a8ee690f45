using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Sessions;

/// <content>What it sends again, or first: messages that a connection took and may not have brought over.</content>
internal sealed partial class Outbox
{
    private readonly Queue<OutboxSlot> _again = new();
    private SentMessages? _sent;

    /// <summary>Keeps what was written until it is known to have arrived, so that it can be sent again.</summary>
    internal void Remember(SentMessages sent) => _sent = sent;

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

    /// <summary>Puts what was written and may not have arrived before everything else. Returns how many messages, and whether the model answers any of them: speech may ask, too.</summary>
    internal (int Messages, bool Asks) SendAgain(long since)
    {
        lock (_gate)
        {
            List<OutboxSlot> again = _sent?.TakeUnconfirmed(since) ?? [];
            PutFirst(again);
            return (again.Count, again.Exists(static slot => slot.IsQuestion || slot.IsUrgent || slot.AudioBytes > 0));
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

    /// <summary>Puts a message of the session's own before everything else that waits.</summary>
    internal void AddFirst<T>(T message, Encode<T> encode, Luggage luggage)
    {
        OutboxSlot slot = new();
        Fill(slot, message, encode);
        (slot.UserTexts, slot.Luggage) = (0, luggage);
        PutBack([slot]);
    }

    /// <summary>Whether a mark of the session's own waits, that no connection has had.</summary>
    internal bool HoldsMark
    {
        get { lock (_gate) { return _again.Any(static slot => slot.Luggage == Luggage.Mark); } }
    }

    /// <summary>Leaves out what the session meant to tell of the conversation, and no connection has had. Whether it asked anything.</summary>
    internal bool DropWords()
    {
        lock (_gate)
        {
            ILookup<bool, OutboxSlot> areWords = _again.ToLookup(static slot => slot.Luggage == Luggage.Words);
            _again.Clear();
            foreach (OutboxSlot slot in areWords[false])
            {
                _again.Enqueue(slot);
            }

            return areWords[true].Any(static slot => slot.IsQuestion);
        }
    }

    private void PutFirst(IReadOnlyList<OutboxSlot> slots)
    {
        List<OutboxSlot> rest = [.. _again];
        _again.Clear();
        foreach (OutboxSlot slot in slots.Concat(rest))
        {
            _again.Enqueue(slot);
        }
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
}
