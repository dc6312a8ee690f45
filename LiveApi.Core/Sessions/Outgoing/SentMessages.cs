using System.Collections.Generic;

namespace LiveApi.Sessions;

/// <summary>What was written to a connection and may not have been taken in: to be sent again on the next one.</summary>
/// <remarks>
/// Where the service tells how far it has come (Vertex, transparent mode), that is everything after its mark, exactly once.
/// Elsewhere it is the results of tools alone: the service ignores the second answer to a call, and of anything else it would act twice.
/// </remarks>
internal sealed class SentMessages(bool everything, int maxBytes = 8 * 1024 * 1024)
{
    private const int ResultsKept = 32;

    private readonly LinkedList<Sent> _sent = new();
    private long _index;
    private int _bytes;

    /// <summary>Whether a slot is kept rather than used again.</summary>
    internal bool Keeps(OutboxSlot slot) => everything || slot.IsUrgent;

    /// <summary>Keeps a slot that was written. What falls out over the bound is the caller's again.</summary>
    internal OutboxSlot? Keep(OutboxSlot slot, long writtenAt)
    {
        _sent.AddLast(new Sent(++_index, slot, writtenAt));
        _bytes += slot.Message.Length;
        return everything ? _bytes > maxBytes ? Drop(OldestAudio()) : null : _sent.Count > ResultsKept ? Drop(_sent.First) : null;
    }

    /// <summary>The service has taken in everything up to this message of the connection. The setup is number 0.</summary>
    internal void TakenIn(long index)
    {
        while (_sent.First is { } first && first.Value.Index <= index)
        {
            Drop(first);
        }
    }

    /// <summary>What is to be sent again, in order; from here on it counts for the next connection.</summary>
    /// <param name="since">Results of tools that were written before are known to have arrived.</param>
    internal List<OutboxSlot> TakeUnconfirmed(long since)
    {
        List<OutboxSlot> again = [];
        foreach (Sent sent in _sent)
        {
            if (everything || sent.WrittenAt >= since)
            {
                again.Add(sent.Slot);
            }
        }

        Clear();
        return again;
    }

    internal void Clear()
    {
        _sent.Clear();
        _bytes = 0;
        _index = 0;
    }

    private LinkedListNode<Sent>? OldestAudio()
    {
        for (LinkedListNode<Sent>? node = _sent.First; node is not null; node = node.Next)
        {
            if (node.Value.Slot.AudioBytes > 0)
            {
                return node;
            }
        }

        return null;
    }

    private OutboxSlot? Drop(LinkedListNode<Sent>? node)
    {
        if (node is null)
        {
            return null;
        }

        _sent.Remove(node);
        _bytes -= node.Value.Slot.Message.Length;
        return node.Value.Slot;
    }

    private readonly record struct Sent(long Index, OutboxSlot Slot, long WrittenAt);
}
