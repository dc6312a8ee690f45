using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
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

    /// <summary>A Gemini API key, or a Vertex express key. An ephemeral token is known by its form and taken as one.</summary>
    public static LiveCredential ApiKey(string key)
    {
        string secret = CredentialShape.Check(key, "API key");
        return CredentialShape.IsEphemeral(secret)
            ? EphemeralToken(secret)
            : new KeyCredential(secret);
    }

    /// <summary>An ephemeral token, <c>auth_tokens/…</c>. The service takes it on the constrained method only.</summary>
    /// <param name="token">The token.</param>
    /// <param name="expiresAt">From when on the service takes no message with it, by this machine's clock; null: not known.</param>
    public static LiveCredential EphemeralToken(string token, DateTimeOffset? expiresAt = null)
    {
        IssuedToken issued = new(CredentialShape.CheckEphemeral(token), expiresAt);
        return new TokenCredential(CredentialShape.EphemeralKind, "Token ", _ => new ValueTask<IssuedToken>(issued), isRenewable: false);
    }

    /// <summary>Ephemeral tokens that are asked for at every dial. A session that has a handle moves to a new one before the service ends it with the old.</summary>
    public static LiveCredential EphemeralToken(Func<CancellationToken, ValueTask<IssuedToken>> source) => new TokenCredential(CredentialShape.EphemeralKind, "Token ", source, isRenewable: true);

    /// <summary>An OAuth access token that stays the same.</summary>
    public static LiveCredential AccessToken(string token)
    {
        IssuedToken issued = new(CredentialShape.Check(token, "access token"));
        return new TokenCredential("access token", "Bearer ", _ => new ValueTask<IssuedToken>(issued), isRenewable: false);
    }

    /// <summary>An OAuth access token that is asked for again at every dial.</summary>
    public static LiveCredential AccessToken(Func<CancellationToken, ValueTask<string>> source)
        => AccessToken(async cancellationToken => new IssuedToken(await source(cancellationToken).ConfigureAwait(false)));

    /// <summary>The same, from a source that may say how long each token is good for.</summary>
    public static LiveCredential AccessToken(Func<CancellationToken, ValueTask<IssuedToken>> source) => new TokenCredential("access token", "Bearer ", source, isRenewable: true);

    /// <summary>The same, with the project that pays in the header <c>x-goog-user-project</c>.</summary>
    /// <exception cref="LiveException">SetupInvalid: that cannot be the name of a project.</exception>
    public LiveCredential WithQuotaProject(string project) => IsProject(project) ? new PaidCredential(this, project) : throw new LiveException(
        LiveFault.SetupInvalid, $"'{project}' is not the name of a project.", "Give the id of a Google Cloud project, such as my-project-123.");

    /// <summary>What one dial goes with.</summary>
    public abstract ValueTask<LiveGrant> GrantAsync(CancellationToken cancellationToken);

    /// <summary>Drops what was kept from earlier dials, so that the next one gets it anew: for when the service has refused it.</summary>
    public virtual void Renew()
    {
    }

    /// <summary>The kind; never the secret.</summary>
    public override string ToString() => Kind;

    // It ends up in a header.
    internal static bool IsProject(string name) => Regex.IsMatch(name, @"^[\w.:-]+\z");

    private sealed class PaidCredential(LiveCredential inner, string project) : LiveCredential
    {
        public override string Kind => inner.Kind;

        public override bool NeedsConstrainedMethod => inner.NeedsConstrainedMethod;

        public override void Renew() => inner.Renew();

        public override async ValueTask<LiveGrant> GrantAsync(CancellationToken cancellationToken)
        {
            LiveGrant grant = await inner.GrantAsync(cancellationToken).ConfigureAwait(false);
            return new LiveGrant([.. grant.Headers, new KeyValuePair<string, string>("x-goog-user-project", project)])
            {
                ExpiresAt = grant.ExpiresAt,
                EndsSession = grant.EndsSession,
                IsRenewable = grant.IsRenewable,
            };
        }
    }

    private sealed class NoCredential : LiveCredential
    {
        public override string Kind => "none";

        public override ValueTask<LiveGrant> GrantAsync(CancellationToken cancellationToken) => new(new LiveGrant([]));
    }

    private sealed class KeyCredential(string key) : LiveCredential
    {
        public override string Kind => "API key";

        public override ValueTask<LiveGrant> GrantAsync(CancellationToken cancellationToken)
            => new(new LiveGrant([new KeyValuePair<string, string>("x-goog-api-key", key)]));
    }

    private sealed class TokenCredential(string kind, string scheme, Func<CancellationToken, ValueTask<IssuedToken>> source, bool isRenewable) : LiveCredential
    {
        public override string Kind => kind;

        public override bool NeedsConstrainedMethod => kind == CredentialShape.EphemeralKind;

        // An access token is looked at when a connection is made; an ephemeral one ends the session that outlives it.
        public override async ValueTask<LiveGrant> GrantAsync(CancellationToken cancellationToken)
        {
            IssuedToken token = await source(cancellationToken).ConfigureAwait(false);
            string secret = NeedsConstrainedMethod ? CredentialShape.CheckEphemeral(token.Value) : CredentialShape.Check(token.Value, kind);
            return new LiveGrant([new KeyValuePair<string, string>("Authorization", scheme + secret)])
            {
                ExpiresAt = token.ExpiresAt,
                EndsSession = NeedsConstrainedMethod,
                IsRenewable = isRenewable,
            };
        }
    }
}
