using System;
using System.IO;
using System.Threading;

namespace LiveApi.Sessions;

/// <content>What it puts on disk. All of this runs under the inbox's lock.</content>
internal sealed partial class Inbox
{
    private long _spilledBytes;

    /// <summary>Bytes of audio that wait on disk to be read.</summary>
    internal long UnreadBytesOnDisk
    {
        get
        {
            lock (_gate)
            {
                return spill?.Bytes ?? 0;
            }
        }
    }

    /// <summary>Bytes of audio that have gone over the disk so far.</summary>
    internal long SpilledBytes
    {
        get
        {
            lock (_gate)
            {
                return _spilledBytes;
            }
        }
    }

    /// <summary>Whether any audio has gone over the disk. Asked for with every message, without the lock.</summary>
    internal bool HasSpilled => Volatile.Read(ref _spilledBytes) > 0;

    /// <summary>Why the disk took no more, or null.</summary>
    internal Exception? SpillFault { get; private set; }

    private void SpillOver(LiveAudio audio)
    {
        try
        {
            int length = audio.Data.Length;
            if (length > 0 && spill is not null && SpillFault is null && audio.TrySpill(spill))
            {
                _spilledBytes += length;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            SpillFault = fault;
        }
    }

    // What cannot be spilled makes room for itself among the audio that came before it.
    private void SpillEarlier()
    {
        foreach (LiveMessage message in _messages)
        {
            if (_bytes <= maxBytes || spill is null || SpillFault is not null)
            {
                return;
            }

            if (message is LiveAudio { IsSpilled: false } audio)
            {
                int weight = audio.Weight;
                SpillOver(audio);
                _bytes += audio.Weight - weight;
            }
        }
    }

    private void Restore(LiveAudio audio)
    {
        try
        {
            audio.Restore(spill!);
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            throw new LiveException(
                LiveFault.SpillUnreadable,
                $"{audio.Duration.TotalSeconds:0.00} s of audio that waited on disk to be read cannot be read back: {fault.Message}",
                "Check the disk of the folder for temporary files; read sooner, so that nothing has to wait there.",
                fault);
        }
    }

    private void Discard(LiveAudio audio)
    {
        if (audio.IsSpilled)
        {
            audio.Discard(spill!);
        }
    }
}
