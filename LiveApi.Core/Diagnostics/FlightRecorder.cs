using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using LiveApi.Transport;

namespace LiveApi.Diagnostics;

/// <summary>The last minutes of a session as they went over the wire, bounded in bytes. Always on: when something has gone wrong, it was there.</summary>
/// <remarks>Of audio it keeps length, rate and loudness, never the sound. It is written as a recording, which holds no key or token.</remarks>
internal sealed class FlightRecorder
{
    private const int EntryBytes = 40;

    // The opening, the setup, and its completion.
    private const int HeadOfAConnection = 3;
    private const int SamplesToLookAt = 12;
    private const int LongMessage = 16 * 1024;
    private static readonly RecordingOptions WithoutMedia = new() { Media = RecordedMedia.StandIn };

    private readonly object _gate = new();
    private readonly TimeProvider _time;
    private readonly int _maxBytes;
    private readonly long _span;
    private readonly List<Entry> _heads = [];
    private Entry[] _entries = new Entry[64];
    private int _first;
    private int _count;
    private int _payloadBytes;
    private int _connection;
    private int _headsLeft;

    internal FlightRecorder(TimeProvider time, int maxBytes, TimeSpan span)
    {
        _time = time;
        _maxBytes = maxBytes;
        _span = (long)(span.TotalSeconds * time.TimestampFrequency);
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
                return (_count * EntryBytes) + _payloadBytes;
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
            Add(new Entry { Kind = EntryKind.Opening, Text = path });
        }
    }

    /// <summary>The connection of this moment is over.</summary>
    internal void Closed(bool byClient, int code, string reason)
    {
        lock (_gate)
        {
            Add(new Entry { Kind = byClient ? EntryKind.ClosedByClient : EntryKind.ClosedByServer, Bytes = code, Text = reason });
        }
    }

    /// <summary>A piece of audio that came. A few samples are looked at, and none is kept.</summary>
    internal void ReceivedAudio(ReadOnlySpan<byte> pcm, int sampleRate)
    {
        Entry entry = new() { Kind = EntryKind.AudioReceived, Bytes = pcm.Length, SampleRate = sampleRate, Power = PowerOf(pcm) };
        lock (_gate)
        {
            Add(entry);
        }
    }

    /// <summary>Any other message that came.</summary>
    internal void Received(ReadOnlySpan<byte> utf8) => Message(EntryKind.Received, utf8);

    /// <summary>A message on its way out; of audio, too, only a few samples are looked at.</summary>
    internal void Sent(ReadOnlySpan<byte> utf8)
    {
        if (!SentAudio.TryRead(utf8, out int bytes, out int sampleRate, out float power))
        {
            Message(EntryKind.Sent, utf8);
            return;
        }

        Entry entry = new() { Kind = EntryKind.AudioSent, Bytes = bytes, SampleRate = sampleRate, Power = power };
        lock (_gate)
        {
            Add(entry);
        }
    }

    // Of a long message only what a recording without media would have is kept.
    private void Message(EntryKind kind, ReadOnlySpan<byte> utf8)
    {
        byte[] payload = utf8.ToArray();
        if (payload.Length > LongMessage)
        {
            payload = MessageCopy.Record(payload, WithoutMedia) ?? [];
        }

        lock (_gate)
        {
            Add(new Entry { Kind = kind, Bytes = payload.Length, Payload = payload });
        }
    }

    /// <summary>What it holds, oldest first, as events of a recording.</summary>
    internal IReadOnlyList<RecordedEvent> Events()
    {
        List<Entry> entries = [];
        lock (_gate)
        {
            // A replay needs the beginning of a connection, even if it was long ago.
            Entry oldest = _count == 0 ? default : _entries[_first];
            entries.AddRange(_heads.FindAll(head => head.Connection == oldest.Connection && head.At < oldest.At));
            for (int i = 0; i < _count; i++)
            {
                entries.Add(_entries[(_first + i) % _entries.Length]);
            }
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

    private void Add(Entry entry)
    {
        entry.At = _time.GetTimestamp();
        entry.Connection = _connection;
        _payloadBytes += entry.Payload?.Length ?? 0;
        MakeRoom(entry.At);
        if (_headsLeft > 0 && (entry.Kind is EntryKind.Opening or EntryKind.Sent or EntryKind.Received))
        {
            _headsLeft--;
            _heads.RemoveAll(head => _count > 0 && head.Connection < _entries[_first].Connection);
            _heads.Add(entry);
        }

        _entries[(_first + _count++) % _entries.Length] = entry;
    }

    private void MakeRoom(long now)
    {
        while (_count > 0 && (((_count + 1) * EntryBytes) + _payloadBytes > _maxBytes || now - _entries[_first].At > _span))
        {
            _payloadBytes -= _entries[_first].Payload?.Length ?? 0;
            _entries[_first] = default;
            _first = (_first + 1) % _entries.Length;
            _count--;
        }

        if (_count == _entries.Length)
        {
            Entry[] larger = new Entry[_count * 2];
            Array.Copy(_entries, _first, larger, 0, _count - _first);
            Array.Copy(_entries, 0, larger, _count - _first, _first);
            (_entries, _first) = (larger, 0);
        }
    }

    internal enum EntryKind : byte
    {
        Opening,
        Sent,
        Received,
        AudioSent,
        AudioReceived,
        ClosedByClient,
        ClosedByServer,
    }

    internal struct Entry
    {
        internal long At;
        internal object? Content;
        internal int Bytes;
        internal int SampleRate;
        internal int Connection;
        internal float Power;
        internal EntryKind Kind;

        internal byte[]? Payload
        {
            readonly get => Content as byte[];
            set => Content = value;
        }

        internal string? Text
        {
            readonly get => Content as string;
            set => Content = value;
        }
    }
}
