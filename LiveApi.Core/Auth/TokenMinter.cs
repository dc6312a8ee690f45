using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Transport;

namespace LiveApi.Auth;

/// <summary>Makes ephemeral tokens with a key that stays here. Only the Gemini API has them.</summary>
/// <param name="address">The method's address; see <c>LiveEndpoint.AuthTokens</c>.</param>
/// <param name="credential">An API key, or none where a gateway adds its own.</param>
/// <param name="options">How to get there; null: the usual way.</param>
public sealed class TokenMinter(Uri address, LiveCredential credential, TokenMinterOptions? options = null)
{
    internal static readonly TimeSpan UsualLifetime = TimeSpan.FromMinutes(30);
    internal static readonly TimeSpan UsualNewSessionLifetime = TimeSpan.FromMinutes(1);

    private const int LargestAnswer = 1024 * 1024;

    private readonly TokenMinterOptions _options = options ?? new TokenMinterOptions();

    /// <summary>Makes a token.</summary>
    /// <exception cref="LiveException">SetupInvalid: no token can be as asked for. CredentialRefused, QuotaExceeded, SetupRejected, TokenNotMinted: the service did not make it. Else why the service could not be reached.</exception>
    public async Task<EphemeralToken> MintAsync(TokenRequest request, CancellationToken cancellationToken = default)
    {
        if (credential.NeedsConstrainedMethod)
        {
            throw new LiveException(LiveFault.CredentialMalformed, "An ephemeral token cannot make another one.", "Use the API key that the first was made with.");
        }

        DateTimeOffset now = _options.TimeProvider.GetUtcNow();
        byte[] body = TokenBody.Write(request, now);
        using CancellationTokenSource deadline = _options.TimeProvider.CreateCancellationTokenSource(_options.Timeout);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            string name = await PostAsync(body, either.Token).ConfigureAwait(false);
            return new EphemeralToken(name, request.Uses, now + (request.Lifetime ?? UsualLifetime), now + (request.NewSessionLifetime ?? UsualNewSessionLifetime));
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new LiveException(LiveFault.ServerSilent, $"No token from {address.Host} within {_options.Timeout.TotalSeconds:0.#} s.", "Check the network and any proxy, and try again.");
        }
    }

    private async Task<string> PostAsync(byte[] body, CancellationToken cancellationToken)
    {
        HttpRoute route = new(_options.Proxy, _options.ExtraRoots);
        using HttpClient client = new(route.Handler) { MaxResponseContentBufferSize = LargestAnswer, Timeout = Timeout.InfiniteTimeSpan };
        using HttpRequestMessage message = new(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        LiveGrant grant = await credential.GrantAsync(cancellationToken).ConfigureAwait(false);
        foreach (KeyValuePair<string, string> header in UpgradeHeaders.Join(_options.Headers, grant.Headers))
        {
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        try
        {
            using HttpResponseMessage answer = await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            string said = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            return TokenAnswer.Read((int)answer.StatusCode, said, RetryAfter.In(answer.Headers, _options.TimeProvider), address);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            DialRequest dial = new() { Uri = address, Proxy = _options.Proxy };
            throw DialFaults.Explain(fault, dial, DialPhase.Credential, refusal: null, route.RefusedCertificate);
        }
    }
}
