using System.Net;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;

namespace LiveApi.Transport;

/// <summary>The way to a service's HTTP methods: the same proxy and the same trusted roots as the sessions have.</summary>
internal sealed class HttpRoute
{
    private readonly TrustedRoots _trusted;

    internal HttpRoute(IWebProxy? proxy, X509Certificate2Collection? roots)
    {
        // A redirect would carry the key to whom it was not given.
        SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false };
        if (proxy is not null)
        {
            handler.Proxy = proxy;
        }

        _trusted = new TrustedRoots(roots);
        handler.SslOptions.RemoteCertificateValidationCallback = _trusted.Validate;
        Handler = handler;
    }

    internal HttpMessageHandler Handler { get; }

    /// <summary>What was wrong with the certificate that was refused last.</summary>
    internal string? RefusedCertificate => _trusted.Refusal;
}
