using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Audio;

/// <summary>Whole frames out of a stream that gives bytes as it likes.</summary>
internal sealed class FrameReader(Stream stream, int bytesPerFrame, bool leaveOpen) : IAsyncDisposable
{
    private readonly byte[] _buffer = new byte[Math.Max(1, 32_768 / bytesPerFrame) * bytesPerFrame];
    private int _start, _end;

    /// <summary>Bytes taken from the stream so far.</summary>
    internal long BytesRead { get; private set; }

    /// <summary>The most that this may take from the stream in all.</summary>
    internal long Limit { get; set; } = long.MaxValue;

    /// <summary>At least one frame and at most so many; nothing at the end. Valid until the next call.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>> ReadAsync(int mostFrames, CancellationToken cancellationToken)
    {
        while (_end - _start < bytesPerFrame)
        {
            int held = _end - _start;
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, held);
            (_start, _end) = (0, held);
            int room = (int)Math.Min(_buffer.Length - held, Limit - BytesRead);
            int count = room == 0 ? 0 : await stream.ReadAsync(_buffer.AsMemory(held, room), cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                return default;
            }

            _end += count;
            BytesRead += count;
        }

        int frames = Math.Min(mostFrames, (_end - _start) / bytesPerFrame);
        ReadOnlyMemory<byte> read = _buffer.AsMemory(_start, frames * bytesPerFrame);
        _start += read.Length;
        return read;
    }

    public ValueTask DisposeAsync() => leaveOpen ? default : stream.DisposeAsync();
}
