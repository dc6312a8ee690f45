using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Simulator.Tests.Support;

/// <summary>A line that brings what the client says, and on which writing fails as no line fails.</summary>
public sealed class BrokenLine(byte[] said) : MemoryStream(said, writable: false)
{
    public override bool CanWrite => true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await base.ReadAsync(buffer, cancellationToken);
        if (read == 0) { await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken); }
        return read;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        => throw new NotSupportedException("This line cannot be written to.");
}
