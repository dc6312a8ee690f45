using System;
using System.Collections.Generic;
using System.Threading;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <content>How messages get to the reader: stamped, counted and noted, one lot at a time.</content>
public sealed partial class LiveSession
{
    private readonly object _posting = new();
    private readonly List<LiveMessage> _unpacked = [];
    private long _sequence;
    private long _audioTicksReceived;
    private long _staleTicks;
    private bool _spillIsSaid;

    private void Post(LiveMessage message, ReadOnlySpan<byte> utf8 = default)
    {
        byte[]? raw = utf8.IsEmpty || !_options.KeepRaw ? null : utf8.ToArray();
        lock (_posting)
        {
            Post(message, _clock.Current, raw);
        }
    }

    // Under the posting lock.
    private void Post(LiveMessage message, int turn, byte[]? raw = null)
    {
        message.Turn = turn;
        _unpacked.Clear();
        _unpacked.Add(message);
        PostUnpacked(frame: null, raw);
    }

    private void PostUnpacked(ServerMessage? frame, byte[]? raw)
    {
        DateTimeOffset now = _time.GetUtcNow();
        for (int i = 0; i < _unpacked.Count; i++)
        {
            LiveMessage message = _unpacked[i];
            message.Sequence = ++_sequence;
            message.ReceivedAt = now;
            message.EndsFrame = i == _unpacked.Count - 1;
            message.CameIn(message is LiveAudio && _unpacked.Count == 1 ? null : frame, raw);
            Count(message);
        }

        if (!_inbox.Post(_unpacked))
        {
            _connection?.Fail(TooMuchUnread());
        }

        if (_inbox.HasSpilled && !_spillIsSaid)
        {
            _spillIsSaid = true;
            Post(new LiveNotice(LiveNoticeTopic.SpillBegun, $"{_options.MaxUnreadBytes / 1048576.0:0.#} MB wait to be read: audio that comes now waits on disk, at most {_options.MaxSpillBytes / 1048576.0:0.#} MB of it. Read while you send."));
        }
    }

    private void Count(LiveMessage message)
    {
        NoteTurn(message);
        if (message is LiveAudio audio)
        {
            Interlocked.Add(ref _audioTicksReceived, audio.Duration.Ticks);
        }
        else if (message is LiveInterrupted interrupted)
        {
            Interlocked.Add(ref _staleTicks, interrupted.DroppedAudio.Ticks);
            Volatile.Write(ref _lastInterruption, interrupted);
        }
        else
        {
            CountReceived(message);
            Log(message);
            Tell(message);
        }
    }
}
