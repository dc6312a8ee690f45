using System;
using System.Net;
using System.Net.Http;
using Google.Apis.Http;
using LiveApi.Auth;
using LiveApi.Transport;

namespace LiveApi.GoogleAuth;

/// <summary>The way of token requests: the session's proxy and trusted roots, and a memory for what was refused.</summary>
internal sealed class TokenNetwork(GoogleCredentialOptions options, GoogleServices services) : HttpClientFactory
{
    private HttpRoute? _route;

    /// <summary>The same without any proxy.</summary>
    internal IHttpClientFactory Direct => new DirectFactory(this);

    /// <summary>Whom the last request went to.</summary>
    internal Uri? LastAddress { get; set; }

    /// <summary>What the last request was refused with; null: it was not, or no answer came.</summary>
    internal TokenRefusal? LastRefusal { get; set; }

    /// <summary>What was wrong with the certificate that was refused last.</summary>
    internal string? RefusedCertificate => _route?.RefusedCertificate;

    protected override HttpMessageHandler CreateHandler(CreateHttpClientArgs args) => Handler(options.Proxy);

    private RefusalListener Handler(IWebProxy? proxy)
    {
        _route = new HttpRoute(proxy, options.ExtraRoots);
        return new RefusalListener(this, services.Wrap(_route.Handler));
    }

    private sealed class DirectFactory(TokenNetwork network) : HttpClientFactory
    {
        protected override HttpMessageHandler CreateHandler(CreateHttpClientArgs args) => network.Handler(ProxyRoute.Direct);
    }
}
