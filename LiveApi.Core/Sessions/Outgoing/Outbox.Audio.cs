using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <content>What becomes of audio that finds it full.</content>
internal sealed partial class Outbox
{
    /// <summary>Sends audio at its place. Without room it does as <paramref name="whenFull"/> says; only audio ever makes room.</summary>
    /// <exception cref="LiveException">OutboxFull.</exception>
    internal ValueTask SendAudioAsync(OutgoingAudio audio, WhenFull whenFull, CancellationToken cancellationToken)
    {
        if (!TryBeginDirect(audio, ClientEncoding.Audio, out OutboxSlot? slot, out ISlotWriter? writer))
        {
            return AddAudioAsync(audio, ClientEncoding.Audio, whenFull, cancellationToken);
        }

        _ = writer!.WriteDirectAsync(slot!);
        return default;
    }

    /// <summary>Adds audio at its place. Without room it does as <paramref name="whenFull"/> says; only audio ever makes room.</summary>
    /// <exception cref="LiveException">OutboxFull.</exception>
    internal ValueTask AddAudioAsync(OutgoingAudio audio, Encode<OutgoingAudio> encode, WhenFull whenFull, CancellationToken cancellationToken)
    {
        while (whenFull != WhenFull.Wait && !_room.TryEnter())
        {
            if (whenFull == WhenFull.Fail)
            {
                throw Full();
            }

            switch (DropOldestAudio())
            {
                case Dropped.Nothing:
                    // Nothing but what may not be dropped waits: it goes first.
                    return AddAsync(audio, encode, cancellationToken);
                case Dropped.WithoutRoom:
                    // What was held between two connections took no room, and gives none: one goes for one.
                    Put(audio, encode, urgent: false, inRoom: false);
                    return default;
            }
        }

        if (whenFull == WhenFull.Wait)
        {
            return AddAsync(audio, encode, cancellationToken);
        }

        PutInRoom(audio, encode);
        return default;
    }

    // Its room goes to whoever is first in line for it.
    private Dropped DropOldestAudio()
    {
        Dropped dropped = Dropped.Nothing;
        lock (_gate)
        {
            for (int left = _ordered.Count; left > 0; left--)
            {
                OutboxSlot slot = _ordered.Dequeue();
                if (dropped != Dropped.Nothing || slot.AudioBytes == 0)
                {
                    _ordered.Enqueue(slot);
                    continue;
                }

                dropped = slot.HoldsRoom ? Dropped.WithRoom : Dropped.WithoutRoom;
                Drop(slot);
            }
        }

        if (dropped == Dropped.WithRoom)
        {
            _room.Leave();
        }

        return dropped;
    }

    private enum Dropped
    {
        Nothing,
        WithRoom,
        WithoutRoom,
    }

    internal static LiveException Full() => new(
        LiveFault.OutboxFull,
        "The outbox is full: the connection takes less than is sent.",
        "Send at the pace of speech, or let it wait (-WhenFull Wait) or leave the oldest audio out (-WhenFull DropOldest).");
}
