using System;

namespace LiveApi.Simulator.Speech;

/// <summary>The newest part of the stream: a short run-up while nobody speaks, everything while somebody does, up to a limit.</summary>
internal sealed class SpeechBuffer(int rate)
{
    private static readonly TimeSpan RunUp = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private byte[] _bytes = [];
    private int _length;
    private long _first;

    /// <summary>Adds a block; <paramref name="keepAll"/> where it belongs to speech.</summary>
    internal void Add(ReadOnlySpan<byte> block, bool keepAll)
    {
        int limit = Bytes(keepAll ? Longest : RunUp);
        if (_length + block.Length > limit) { Drop(_length + block.Length - limit); }
        if (_length + block.Length > _bytes.Length) { Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + block.Length)); }
        block.CopyTo(_bytes.AsSpan(_length));
        _length += block.Length;
    }

    /// <summary>The samples between two places of the stream, as far as they are still here.</summary>
    internal byte[] Take(long fromSample, long toSample)
    {
        int from = (int)(Math.Max(0, fromSample - _first) * 2);
        int to = (int)Math.Min(_length, (toSample - _first) * 2);
        byte[] taken = to > from ? _bytes[from..to] : [];
        Drop(Math.Max(0, _length - Bytes(RunUp)));
        if (_bytes.Length > Bytes(RunUp) * 4) { _bytes = _bytes[.._length]; }
        return taken;
    }

    private void Drop(int count)
    {
        count = Math.Min(count, _length);
        _bytes.AsSpan(count, _length - count).CopyTo(_bytes);
        _length -= count;
        _first += count / 2;
    }

    private int Bytes(TimeSpan time) => (int)(time.TotalSeconds * rate) * 2;
}
