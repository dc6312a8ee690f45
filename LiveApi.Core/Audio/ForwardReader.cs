using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Audio;

/// <summary>Goes through a stream, which may be a pipe, from here on: takes bytes or passes over them.</summary>
internal sealed class ForwardReader(Stream stream)
{
    /// <summary>How far it has come.</summary>
    internal long Position { get; private set; }

    /// <summary>Fills <paramref name="bytes"/>; fewer than asked mean the end.</summary>
    internal async Task<int> FillAsync(Memory<byte> bytes, CancellationToken cancellationToken)
    {
        int filled = 0;
        while (filled < bytes.Length)
        {
            int count = await stream.ReadAsync(bytes.Slice(filled), cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                break;
            }

            filled += count;
        }

        Position += filled;
        return filled;
    }

    /// <summary>Passes over so many bytes, or to the end.</summary>
    internal async Task SkipAsync(long bytes, CancellationToken cancellationToken)
    {
        if (stream.CanSeek)
        {
            long step = Math.Min(bytes, Math.Max(0, stream.Length - stream.Position));
            stream.Seek(step, SeekOrigin.Current);
            Position += step;
            return;
        }

        byte[] waste = new byte[(int)Math.Min(bytes, 32_768)];
        while (bytes > 0)
        {
            int wanted = (int)Math.Min(waste.Length, bytes);
            int count = await FillAsync(waste.AsMemory(0, wanted), cancellationToken).ConfigureAwait(false);
            bytes = count < wanted ? 0 : bytes - count;
        }
    }
}
