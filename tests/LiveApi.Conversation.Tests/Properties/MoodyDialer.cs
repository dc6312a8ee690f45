using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Transport;

namespace LiveApi.Conversation.Tests.Properties;

/// <summary>Dials, unless it has been told to refuse the next upgrade, or what the next connection resumes; and counts what it opened.</summary>
internal sealed class MoodyDialer(IDialer inner) : IDialer
{
    private int _open;

    /// <summary>Statuses that the next upgrades are refused with.</summary>
    internal Queue<int> Refusals { get; } = new();

    /// <summary>How many of the next handles are unknown to the service.</summary>
    internal int HandlesToRefuse { get; set; }

    /// <summary>Sockets that were opened and not disposed of.</summary>
    internal int Open => Volatile.Read(ref _open);

    /// <summary>Sockets that were opened.</summary>
    internal int Dialled { get; private set; }

    public async Task<IMessageSocket> DialAsync(DialRequest request, DialTimeline timeline, CancellationToken cancellationToken)
    {
        if (Refusals.TryDequeue(out int status)) { throw CloseCatalogue.ExplainUpgrade(status, null).ToException(request.Uri); }
        IMessageSocket socket = await inner.DialAsync(request, timeline, cancellationToken);
        Dialled++;
        Interlocked.Increment(ref _open);
        return new MoodySocket(socket, this, () => Interlocked.Decrement(ref _open));
    }
}
