using System;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.PowerShell.Binding;

/// <content>What .NET reads by today.</content>
internal sealed partial class LiveStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        byte[] next = await NextAsync(buffer.Length, cancellationToken).ConfigureAwait(false);
        next.CopyTo(buffer);
        return next.Length;
    }
}
