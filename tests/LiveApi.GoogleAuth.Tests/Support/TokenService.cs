using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace LiveApi.GoogleAuth.Tests.Support;

/// <summary>Google's sign-in, IAM and metadata services on one HTTP server of this machine.</summary>
internal sealed class TokenService : IDisposable
{
    private readonly WireMockServer _server = WireMockServer.Start();
    private int _given;

    internal string TokenUri => _server.Url + "/token";

    internal string MetadataUrl => _server.Url + "/metadata/token";

    /// <summary>The requests that came, oldest first.</summary>
    internal IReadOnlyList<IRequestMessage> Requests => [.. _server.LogEntries.Select(entry => entry.RequestMessage).OfType<IRequestMessage>()];

    /// <summary>The fields of the forms that were posted to the token's address.</summary>
    internal IReadOnlyList<Dictionary<string, string>> Forms =>
        [.. Requests.Where(request => request.Path == "/token").Select(request => request.Body!.Split('&').Select(one => one.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1].Replace('+', ' '))))];

    public void Dispose() => _server.Dispose();

    /// <summary>Gives a token with each answer: ya29.token-1, ya29.token-2 ...</summary>
    internal TokenService GiveTokens(int lifetimeSeconds = 3600, string path = "/token")
    {
        _server.Given(Request.Create().WithPath(path)).RespondWith(Response.Create().WithCallback(_ => Json(200, new
        {
            access_token = $"ya29.token-{Interlocked.Increment(ref _given)}",
            expires_in = lifetimeSeconds,
            token_type = "Bearer",
        })));
        return this;
    }

    /// <summary>Gives tokens to whoever acts as a service account.</summary>
    internal TokenService GiveImpersonatedTokens(DateTimeOffset expireTime)
    {
        _server.Given(Request.Create().WithPath("/v1/projects/-/serviceAccounts/*").UsingPost())
            .RespondWith(Response.Create().WithCallback(_ => Json(200, new { accessToken = "ya29.impersonated", expireTime = expireTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null) })));
        return this;
    }

    /// <summary>Answers with an error.</summary>
    internal TokenService Refuse(int status, object body, string path = "/token")
    {
        _server.Given(Request.Create().WithPath(path)).RespondWith(Response.Create().WithCallback(_ => Json(status, body)));
        return this;
    }

    /// <summary>Leads requests for Google's own hosts here, and dates the answers, which this server would date by the real clock.</summary>
    internal GoogleServices Instead(Func<DateTimeOffset> date, bool onGoogleCloud = false) => new()
    {
        IsOnGoogleCloud = () => Task.FromResult(onGoogleCloud),
        MetadataTokenUrl = MetadataUrl,
        Wrap = handler => new Detour(new Uri(_server.Url!), date, handler),
    };

    private static ResponseMessage Json(int status, object body) => new()
    {
        StatusCode = status,
        Headers = new Dictionary<string, WireMock.Types.WireMockList<string>> { ["Content-Type"] = new("application/json") },
        BodyData = new WireMock.Util.BodyData { DetectedBodyType = WireMock.Types.BodyType.String, BodyAsString = JsonSerializer.Serialize(body) },
    };

    private sealed class Detour(Uri here, Func<DateTimeOffset> date, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.Host.EndsWith(".googleapis.com", StringComparison.Ordinal))
            {
                request.RequestUri = new Uri(here, request.RequestUri.PathAndQuery);
            }

            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            response.Headers.Date = date();
            return response;
        }
    }
}
