using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Transport;

/// <summary>Opens connections. The other implementations are tests' own: an in-memory duplex, a dialer that fails.</summary>
public interface IDialer
{
    /// <summary>Connects, entering each phase on the timeline as it starts.</summary>
    /// <exception cref="LiveException">The phase failed; the fault names how.</exception>
    Task<IMessageSocket> DialAsync(DialRequest request, DialTimeline timeline, CancellationToken cancellationToken);
}
