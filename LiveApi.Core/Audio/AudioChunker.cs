using System;

namespace LiveApi.Audio;

/// <summary>Cuts PCM16 of any block sizes into chunks of one duration; the last one is shorter.</summary>
public sealed class AudioChunker
{
    /// <summary>20 ms: what voice services are fed with.</summary>
    public static readonly TimeSpan DefaultDuration = TimeSpan.FromMilliseconds(20);

    private readonly PcmFormat _format;
    private readonly TimeSpan _duration;
    private byte[] _buffer;
    private int _start, _end;
    private long _chunks, _bytesOut;
    private bool _completed;

    /// <summary>Chunks of <paramref name="duration"/> (20 ms when null; at least one frame).</summary>
    public AudioChunker(PcmFormat format, TimeSpan? duration = null)
    {
        _format = format;
        _duration = duration ?? DefaultDuration;
        if (format.BytesIn(_duration) < format.BytesPerFrame)
        {
            throw new ArgumentOutOfRangeException(nameof(duration), _duration, "A chunk holds at least one sample.");
        }

        _buffer = new byte[4 * (int)format.BytesIn(_duration)];
    }

    /// <summary>Bytes that are left over at the end because they are less than a frame: input that was cut inside a sample.</summary>
    public int IncompleteBytes => _completed ? (_end - _start) % _format.BytesPerFrame : 0;

    /// <summary>Adds bytes; a block may end anywhere, even inside a sample.</summary>
    public void Write(ReadOnlySpan<byte> pcm)
    {
        if (_buffer.Length - _end < pcm.Length)
        {
            MakeRoom(pcm.Length);
        }

        pcm.CopyTo(_buffer.AsSpan(_end));
        _end += pcm.Length;
    }

    /// <summary>Says that nothing more comes, so that the short rest can be read.</summary>
    public void Complete() => _completed = true;

    /// <summary>Takes the next chunk, with memory of its own; false when more bytes are needed, or at the end.</summary>
    public bool TryRead(out AudioChunk chunk)
    {
        // Computed from the start: at 11,025 Hz a chunk is 220 or 221 samples, and none is lost over time.
        int wanted = (int)(_format.BytesIn(TimeSpan.FromTicks(_duration.Ticks * (_chunks + 1))) - _bytesOut);
        int there = (_end - _start) / _format.BytesPerFrame * _format.BytesPerFrame;
        if (there < wanted && !(_completed && there > 0))
        {
            chunk = default;
            return false;
        }

        int size = Math.Min(wanted, there);
        byte[] pcm = _buffer.AsSpan(_start, size).ToArray();
        chunk = new AudioChunk(pcm, _format.DurationOf(_bytesOut), _format.DurationOf(size));
        _start += size;
        _bytesOut += size;
        _chunks++;
        return true;
    }

    private void MakeRoom(int more)
    {
        int held = _end - _start;
        byte[] target = _buffer.Length - held >= more ? _buffer : new byte[Math.Max(_buffer.Length * 2, held + more)];
        Buffer.BlockCopy(_buffer, _start, target, 0, held);
        (_buffer, _start, _end) = (target, 0, held);
    }
}
