using System;
using System.Buffers;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Simulator.Framing;

/// <summary>Writes messages as one frame or several. Not for two writers at once.</summary>
internal sealed class FrameWriter(Stream stream, TimeProvider? clock = null)
{
    /// <summary>How many bytes are written at a time, and how long each byte takes then; 0 writes all at once.</summary>
    internal (int Size, TimeSpan PerByte) Pieces { get; set; }

    /// <summary><paramref name="splits"/> says where to cut the payload into continuation frames, in rising order; empty: one frame.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    internal async ValueTask WriteAsync(Opcode opcode, ReadOnlyMemory<byte> payload, ReadOnlyMemory<int> splits, CancellationToken stop)
    {
        int size = payload.Length + ((splits.Length + 1) * FrameHeader.MaxSize);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            int length = Compose(opcode, payload.Span, splits.Span, bytes);
            await PutAsync(bytes.AsMemory(0, length), stop);
        }
        finally { ArrayPool<byte>.Shared.Return(bytes); }
    }

    internal ValueTask WriteAsync(Opcode opcode, ReadOnlyMemory<byte> payload, CancellationToken stop)
        => WriteAsync(opcode, payload, ReadOnlyMemory<int>.Empty, stop);

    /// <summary>Bytes as they are, good frames or not.</summary>
    internal ValueTask WriteRawAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop) => PutAsync(bytes, stop);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        (int size, TimeSpan perByte) = Pieces;
        while (size > 0 && bytes.Length > size)
        {
            await stream.WriteAsync(bytes[..size], stop);
            await stream.FlushAsync(stop);
            bytes = bytes[size..];
            if (perByte > TimeSpan.Zero) { await Task.Delay(perByte * size, clock ?? TimeProvider.System, stop); }
        }

        await stream.WriteAsync(bytes, stop);
        await stream.FlushAsync(stop);
    }

    private static int Compose(Opcode opcode, ReadOnlySpan<byte> payload, ReadOnlySpan<int> splits, Span<byte> target)
    {
        int at = 0, from = 0;
        for (int i = 0; i <= splits.Length; i++)
        {
            int to = i < splits.Length ? Math.Clamp(splits[i], from, payload.Length) : payload.Length;
            FrameHeader header = new(i == splits.Length, i == 0 ? opcode : Opcode.Continuation, Masked: false, to - from, Mask: 0);
            at += header.WriteTo(target[at..]);
            payload[from..to].CopyTo(target[at..]);
            at += to - from;
            from = to;
        }

        return at;
    }
}
