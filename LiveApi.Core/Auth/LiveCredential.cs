using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Auth;

/// <summary>What proves who is calling. It is asked at every dial and goes into a header, never into a URL.</summary>
public abstract class LiveCredential
{
    /// <summary>What it is, without the secret: <c>API key</c>, <c>ephemeral token</c>, <c>access token</c>, <c>none</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether the service takes it on the constrained method only.</summary>
    public virtual bool NeedsConstrainedMethod => false;

    /// <summary>No credential at all: for a gateway that adds its own.</summary>
    public static LiveCredential None { get; } = new NoCredential();

    /// <summary>A Gemini API key, or a Vertex express key.</summary>
    public static LiveCredential ApiKey(string key) => new HeaderCredential("API key", "x-goog-api-key", string.Empty, Checked(key, "API key"));

    /// <summary>An ephemeral token, <c>auth_tokens/…</c>.</summary>
    public static LiveCredential EphemeralToken(string token)
        => new HeaderCredential("ephemeral token", "Authorization", "Token ", Checked(token, "ephemeral token"), constrained: true);

    /// <summary>An OAuth access token that stays the same.</summary>
    public static LiveCredential AccessToken(string token)
    {
        string fixedToken = Checked(token, "access token");
        return new BearerCredential(_ => new ValueTask<string>(fixedToken));
    }

    /// <summary>An OAuth access token that is asked for again at every dial.</summary>
    public static LiveCredential AccessToken(Func<CancellationToken, ValueTask<string>> source) => new BearerCredential(source);

    /// <summary>The headers for one dial.</summary>
    public abstract ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetHeadersAsync(CancellationToken cancellationToken);

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
