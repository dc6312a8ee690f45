using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace LiveApi.Simulator.Recording;

/// <summary>What of a client's request goes on to the service, and what in it is a secret.</summary>
internal static class ForwardedRequest
{
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Host", "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Content-Length",
        "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Extensions", "Sec-WebSocket-Protocol",
    };

    private static readonly HashSet<string> Secret = new(StringComparer.OrdinalIgnoreCase) { "Authorization", "Cookie", "x-goog-api-key", "Proxy-Authorization" };

    /// <summary>The address at the service: its base, then the client's own path and query.</summary>
    internal static Uri AddressOf(HttpRequest request, Uri upstream, string scheme)
        => new UriBuilder(upstream)
        {
            Scheme = scheme,
            Port = upstream.IsDefaultPort ? -1 : upstream.Port,
            Path = upstream.AbsolutePath.TrimEnd('/') + request.Path.ToUriComponent(),
            Query = request.QueryString.Value,
        }.Uri;

    /// <summary>The headers that are the client's own affair with the service.</summary>
    internal static IEnumerable<(string Name, string Value)> HeadersOf(HttpRequest request)
        => from header in request.Headers where !Own.Contains(header.Key) from value in header.Value where value is not null select (header.Key, value);

    internal static IEnumerable<string> SubprotocolsOf(HttpRequest request)
        => request.Headers.SecWebSocketProtocol.SelectMany(static value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Keys and tokens, as they came and as they are meant.</summary>
    internal static IEnumerable<string> SecretsOf(HttpRequest request)
    {
        foreach ((string name, StringValues values) in request.Headers)
        {
            foreach (string value in Secret.Contains(name) ? values.OfType<string>() : [])
            {
                // "Bearer SECRET": the scheme is none.
                yield return value.Split(' ')[^1];
            }
        }

        foreach (string part in (request.QueryString.Value ?? "").TrimStart('?').Split('&'))
        {
            if (part.Split('=', 2) is ["key" or "access_token", { Length: > 0 } secret])
            {
                yield return secret;
                yield return Uri.UnescapeDataString(secret);
            }
        }
    }
}
