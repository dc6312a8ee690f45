using System;
using System.Net;
using System.Net.Http;

namespace LiveApi.Transport;

internal static partial class DialFaults
{
    private static IWebProxy SystemProxy => HttpClient.DefaultProxy;

    /// <summary>The status with which a proxy answered instead of opening the way; null: it was not the proxy.</summary>
    private static int? ProxyStatus(Exception fault) => Find<HttpRequestException>(fault) is { HttpRequestError: HttpRequestError.ProxyTunnelError } refusal
        ? (int?)refusal.StatusCode ?? 0
        : null;
}
