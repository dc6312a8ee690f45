using System.Net;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;

namespace LiveApi.Transport;

/// <summary>The way to a service's HTTP methods: the same proxy as the sessions have. A CA for one connection alone is beyond this build.</summary>
internal sealed class HttpRoute
{
    internal HttpRoute(IWebProxy? proxy, X509Certificate2Collection? roots)
    {
        DialFaults.RefuseExtraRoots(roots);

        // A redirect would carry the key to whom it was not given.
        HttpClientHandler handler = new() { AllowAutoRedirect = false, UseCookies = false };
        if (proxy is not null)
        {
            handler.Proxy = proxy;
        }

        Handler = handler;
    }

    internal HttpMessageHandler Handler { get; }

    internal string? RefusedCertificate => null;
}
