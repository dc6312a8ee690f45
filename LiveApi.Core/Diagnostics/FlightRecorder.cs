using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using LiveApi.Transport;

namespace LiveApi.Diagnostics;

/// <summary>The last minutes of a session as they went over the wire, bounded in bytes. Always on: when something has gone wrong, it was there.</summary>
/// <remarks>Of audio it keeps length, rate and loudness, never the sound. It is written as a recording, which holds no key or token.</remarks>
internal sealed class FlightRecorder
{
    // The opening, the setup, and its completion.
    private const int HeadOfAConnection = 3;
    private const int SamplesToLookAt = 12;
    private const int LongMessage = 16 * 1024;
    private static readonly RecordingOptions WithoutMedia = new() { Media = RecordedMedia.StandIn };

    private readonly object _gate = new();
    private readonly TimeProvider _time;
    private readonly FlightRing _ring;
    private readonly List<FlightEntry> _heads = [];
    private int _connection;
    private int _headsLeft;

    internal FlightRecorder(TimeProvider time, int maxBytes, TimeSpan span)
    {
        _time = time;
        _ring = new FlightRing(maxBytes, (long)(span.TotalSeconds * time.TimestampFrequency));
        Begun = time.GetUtcNow();
        BegunAt = time.GetTimestamp();
    }

    internal DateTimeOffset Begun { get; }

    /// <summary>Bytes that it holds, about.</summary>
    internal int Bytes
    {
        get
        {
            lock (_gate)
            {
                return _ring.Bytes;
            }
        }
    }

    private long BegunAt { get; }

    /// <summary>A new connection: what comes from here on is of that one.</summary>
    internal void Opened(string path)
    {
        lock (_gate)
        {
            _connection++;
            _headsLeft = HeadOfAConnection;
            Add(new FlightEntry { Kind = FlightKind.Opening, Content = path });
        }
    }

    /// <summary>The connection of this moment is over.</summary>
    internal void Closed(bool byClient, int code, string reason)
    {
        lock (_gate)
        {
            Add(new FlightEntry { Kind = byClient ? FlightKind.ClosedByClient : FlightKind.ClosedByServer, Bytes = code, Content = reason });
        }
    }

    /// <summary>A piece of audio that came. A few samples are looked at, and none is kept.</summary>
    internal void ReceivedAudio(ReadOnlySpan<byte> pcm, int sampleRate)
    {
        FlightEntry entry = new() { Kind = FlightKind.AudioReceived, Bytes = pcm.Length, SampleRate = sampleRate, Power = PowerOf(pcm) };
        lock (_gate)
        {
            Add(entry);
        }
    }

    /// <summary>Any other message that came.</summary>
    internal void Received(ReadOnlySpan<byte> utf8) => Message(FlightKind.Received, utf8);

    /// <summary>A message on its way out; of audio, too, only a few samples are looked at.</summary>
    internal void Sent(ReadOnlySpan<byte> utf8)
    {
        if (!SentAudio.TryRead(utf8, out int bytes, out int sampleRate, out float power))
        {
            Message(FlightKind.Sent, utf8);
            return;
        }

        FlightEntry entry = new() { Kind = FlightKind.AudioSent, Bytes = bytes, SampleRate = sampleRate, Power = power };
        lock (_gate)
        {
            Add(entry);
        }
    }

    // Of a long message only what a recording without media would have is kept.
    private void Message(FlightKind kind, ReadOnlySpan<byte> utf8)
    {
        byte[] payload = utf8.ToArray();
        if (payload.Length > LongMessage)
        {
            payload = MessageCopy.Record(payload, WithoutMedia) ?? [];
        }

        lock (_gate)
        {
            Add(new FlightEntry { Kind = kind, Bytes = payload.Length, Content = payload });
        }
    }

    /// <summary>What it holds, oldest first, as events of a recording.</summary>
    internal IReadOnlyList<RecordedEvent> Events()
    {
        List<FlightEntry> entries = [];
        lock (_gate)
        {
            // A replay needs the beginning of a connection, even if it was long ago.
            if (_ring.Oldest is { } oldest)
            {
                entries.AddRange(_heads.FindAll(head => head.Connection == oldest.Connection && head.At < oldest.At));
            }

            _ring.CopyTo(entries);
        }

        return FlightEvents.Of(entries, at => _time.GetElapsedTime(BegunAt, at));
    }

    // A few samples tell how loud a piece is; all of them would cost more than the message does.
    private static float PowerOf(ReadOnlySpan<byte> pcm)
    {
        ReadOnlySpan<short> samples = MemoryMarshal.Cast<byte, short>(pcm);
        int step = Math.Max(1, samples.Length / SamplesToLookAt);
        float sum = 0;
        int looked = 0;
        for (int at = 0; at < samples.Length; at += step, looked++)
        {
            sum += (float)samples[at] * samples[at];
        }

        return looked == 0 ? 0 : sum / looked;
    }

    private void Add(FlightEntry entry)
    {
        entry.At = _time.GetTimestamp();
        entry.Connection = _connection;
        _ring.Add(entry);
        if (_headsLeft > 0 && (entry.Kind is FlightKind.Opening or FlightKind.Sent or FlightKind.Received))
        {
            _headsLeft--;
            _heads.RemoveAll(head => head.Connection < _ring.Oldest!.Value.Connection);
            _heads.Add(entry);
        }
    }
}
