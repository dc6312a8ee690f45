using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Transport;

/// <summary>A stream by lines or by counts, with a limit on both: no more of it is held than one piece.</summary>
internal sealed class ByteFeed(Stream stream) : IDisposable
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next byte without taking it; -1 at the end. A byte order mark is passed over.</summary>
    internal async Task<int> PeekAsync(CancellationToken stop)
    {
        if (await FillAsync(3, stop).ConfigureAwait(false) && _buffer.AsSpan(_start, 3).SequenceEqual((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) { _start += 3; }
        return await FillAsync(1, stop).ConfigureAwait(false) ? _buffer[_start] : -1;
    }

    internal async Task<byte?> ReadByteAsync(CancellationToken stop) => await FillAsync(1, stop).ConfigureAwait(false) ? _buffer[_start++] : null;

    /// <summary>The next line without its end; null where there is none. Throws <see cref="FormatException"/> for one that is too long.</summary>
    internal async Task<byte[]?> ReadLineAsync(int longest, CancellationToken stop)
    {
        int searched = 0;
        while (true)
        {
            int newline = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (newline >= 0) { return Take(searched + newline, skip: 1); }
            searched = _end - _start;
            if (searched > longest) { throw new FormatException($"The line is longer than {longest} bytes."); }
            if (!await FillAsync(searched + 1, stop).ConfigureAwait(false)) { return searched == 0 ? null : Take(searched, skip: 0); }
        }
    }

    /// <summary>So many bytes; null where the stream ends first.</summary>
    internal async Task<byte[]?> ReadExactlyAsync(int count, CancellationToken stop)
    {
        if (!await FillAsync(count, stop).ConfigureAwait(false)) { return null; }
        _start += count;
        return _buffer.AsSpan(_start - count, count).ToArray();
    }

    public void Dispose() => stream.Dispose();

    private byte[] Take(int length, int skip)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_start, length);
        _start += length + skip;
        return (line is [.., (byte)'\r'] ? line.Slice(0, length - 1) : line).ToArray();
    }

    private async Task<bool> FillAsync(int count, CancellationToken stop)
    {
        while (_end - _start < count)
        {
            MakeRoom();
            int read = await stream.ReadAsync(_buffer.AsMemory(_end), stop).ConfigureAwait(false);
            if (read == 0) { return false; }
            _end += read;
        }

        return true;
    }

    // Grows with what really came, never to a length that a file only claims.
    private void MakeRoom()
    {
        if (_end < _buffer.Length) { return; }
        if (_start == 0) { Array.Resize(ref _buffer, _buffer.Length * 2); }
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
    }
}
