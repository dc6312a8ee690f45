using System.Threading;
using System.Threading.Tasks;

namespace System.Net.Http;

/// <summary>The overloads with a token; the content is in memory by then.</summary>
internal static class HttpContentPolyfill
{
    internal static Task<string> ReadAsStringAsync(this HttpContent content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return content.ReadAsStringAsync();
    }

    internal static Task<byte[]> ReadAsByteArrayAsync(this HttpContent content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return content.ReadAsByteArrayAsync();
    }
}
