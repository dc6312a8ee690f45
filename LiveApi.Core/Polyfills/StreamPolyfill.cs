using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace System.IO;

internal static class StreamPolyfill
{
    public static async ValueTask<int> ReadAsync(this Stream stream, Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (MemoryMarshal.TryGetArray(buffer, out ArraySegment<byte> segment))
        {
            return await stream.ReadAsync(segment.Array, segment.Offset, segment.Count, cancellationToken).ConfigureAwait(false);
        }

        byte[] copy = new byte[buffer.Length];
        int count = await stream.ReadAsync(copy, 0, copy.Length, cancellationToken).ConfigureAwait(false);
        copy.AsSpan(0, count).CopyTo(buffer.Span);
        return count;
    }

    public static ValueTask WriteAsync(this Stream stream, ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ArraySegment<byte> segment = MemoryMarshal.TryGetArray(buffer, out ArraySegment<byte> own) ? own : new ArraySegment<byte>(buffer.ToArray());
        return new ValueTask(stream.WriteAsync(segment.Array, segment.Offset, segment.Count, cancellationToken));
    }

    public static ValueTask DisposeAsync(this Stream stream)
    {
        stream.Dispose();
        return default;
    }
}
