using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Simulator.Framing;

/// <summary>Frames from a stream, one header and one payload at a time.</summary>
internal sealed class FrameReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>The next header, or null where the stream ends between two frames.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<FrameHeader?> ReadHeaderAsync(CancellationToken stop)
    {
        if (!await FillAsync(2, stop)) { return null; }
        int size = FrameHeader.SizeOf(_buffer[_start + 1]);
        if (!await FillAsync(size, stop)) { return null; }

        FrameHeader header = FrameHeader.Parse(_buffer.AsSpan(_start, size));
        _start += size;
        return header;
    }

    /// <summary>Fills <paramref name="payload"/> with what follows the header, unmasked.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    internal async ValueTask ReadPayloadAsync(FrameHeader header, Memory<byte> payload, CancellationToken stop)
    {
        int buffered = Math.Min(_end - _start, payload.Length);
        _buffer.AsMemory(_start, buffered).CopyTo(payload);
        _start += buffered;
        await stream.ReadExactlyAsync(payload[buffered..], stop);
        if (header.Masked) { Masking.Apply(payload.Span, header.Mask); }
    }

    /// <summary>Makes sure that <paramref name="count"/> bytes are buffered; false where the stream ends first.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> FillAsync(int count, CancellationToken stop)
    {
        if (_end - _start >= count) { return true; }
        if (_buffer.Length - _start < FrameHeader.MaxSize)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        while (_end - _start < count)
        {
            int read = await stream.ReadAsync(_buffer.AsMemory(_end), stop);
            if (read == 0) { return false; }
            _end += read;
        }

        return true;
    }
}
