using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Auth;

/// <summary>What proves who is calling. It is asked at every dial and goes into a header, never into a URL.</summary>
public abstract class LiveCredential
{
    private const string TokenPrefix = "auth_tokens/";

    /// <summary>What it is, without the secret: <c>API key</c>, <c>ephemeral token</c>, <c>access token</c>, <c>none</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether the service takes it on the constrained method only.</summary>
    public virtual bool NeedsConstrainedMethod => false;

    /// <summary>No credential at all: for a gateway that adds its own.</summary>
    public static LiveCredential None { get; } = new NoCredential();

    /// <summary>A Gemini API key, or a Vertex express key. An ephemeral token is known by its form and taken as one.</summary>
    public static LiveCredential ApiKey(string key)
    {
        string secret = Checked(key, "API key");
        return secret.StartsWith(TokenPrefix, StringComparison.Ordinal)
            ? EphemeralToken(secret)
            : new HeaderCredential("API key", "x-goog-api-key", string.Empty, secret);
    }

    /// <summary>An ephemeral token, <c>auth_tokens/…</c>. The service takes it on the constrained method only.</summary>
    public static LiveCredential EphemeralToken(string token)
    {
        string secret = Checked(token, "ephemeral token");
        return secret.StartsWith(TokenPrefix, StringComparison.Ordinal)
            ? new HeaderCredential("ephemeral token", "Authorization", "Token ", secret, constrained: true)
            : throw new LiveException(
                LiveFault.CredentialMalformed,
                $"The ephemeral token does not begin with {TokenPrefix}, as every one does.",
                "Pass what New-LiveToken gave, or the whole name that the auth_tokens method gave; an API key goes to -ApiKey, an access token to -AccessToken.");
    }

    /// <summary>An OAuth access token that stays the same.</summary>
    public static LiveCredential AccessToken(string token)
    {
        string fixedToken = Checked(token, "access token");
        return new BearerCredential(_ => new ValueTask<string>(fixedToken));
    }

    /// <summary>An OAuth access token that is asked for again at every dial.</summary>
    public static LiveCredential AccessToken(Func<CancellationToken, ValueTask<string>> source) => new BearerCredential(source);

    /// <summary>The same, with the project that pays in the header <c>x-goog-user-project</c>.</summary>
    /// <exception cref="LiveException">SetupInvalid: that cannot be the name of a project.</exception>
    public LiveCredential WithQuotaProject(string project) => IsProject(project) ? new PaidCredential(this, project) : throw new LiveException(
        LiveFault.SetupInvalid, $"'{project}' is not the name of a project.", "Give the id of a Google Cloud project, such as my-project-123.");

    /// <summary>The headers for one dial.</summary>
    public abstract ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetHeadersAsync(CancellationToken cancellationToken);

    /// <summary>Drops what was kept from earlier dials, so that the next one gets it anew: for when the service has refused it.</summary>
    public virtual void Renew()
    {
    }

    /// <summary>The kind; never the secret.</summary>
    public override string ToString() => Kind;

    private static string Checked(string secret, string kind)
    {
        string trimmed = secret.Trim();
        if (trimmed.Length == 0)
        {
            throw new LiveException(LiveFault.CredentialMissing, $"The {kind} is empty.", "Pass the key or token itself, for example from a secret store.");
        }

        foreach (char c in trimmed)
        {
            if (c is < '!' or > '~')
            {
                throw new LiveException(
                    LiveFault.CredentialMalformed,
                    $"The {kind} has a character that no key has (U+{(int)c:X4}).",
                    "It was probably cut or joined while copying: a line break, a space or a quotation mark is in it.");
            }
        }

        return trimmed;
    }

    // It ends up in a header.
    internal static bool IsProject(string name) => Regex.IsMatch(name, @"^[\w.:-]+\z");

    private sealed class PaidCredential(LiveCredential inner, string project) : LiveCredential
    {
        public override string Kind => inner.Kind;

        public override bool NeedsConstrainedMethod => inner.NeedsConstrainedMethod;

        public override void Renew() => inner.Renew();

        public override async ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetHeadersAsync(CancellationToken cancellationToken)
            => [.. await inner.GetHeadersAsync(cancellationToken).ConfigureAwait(false), new KeyValuePair<string, string>("x-goog-user-project", project)];
    }

    private sealed class NoCredential : LiveCredential
    {
        public override string Kind => "none";

        public override ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetHeadersAsync(CancellationToken cancellationToken) => new([]);
    }

    private sealed class HeaderCredential(string kind, string header, string scheme, string secret, bool constrained = false) : LiveCredential
    {
        public override string Kind => kind;

        public override bool NeedsConstrainedMethod => constrained;

        public override ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetHeadersAsync(CancellationToken cancellationToken)
            => new([new KeyValuePair<string, string>(header, scheme + secret)]);
    }

    private sealed class BearerCredential(Func<CancellationToken, ValueTask<string>> source) : LiveCredential
    {
        public override string Kind => "access token";

        public override async ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetHeadersAsync(CancellationToken cancellationToken)
        {
            string token = Checked(await source(cancellationToken).ConfigureAwait(false), Kind);
            return [new KeyValuePair<string, string>("Authorization", "Bearer " + token)];
        }
    }
}
