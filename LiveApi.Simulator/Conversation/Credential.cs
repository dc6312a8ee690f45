using System;
using System.Security.Cryptography;
using System.Text;

namespace LiveApi.Simulator.Conversation;

internal enum CredentialKind { None, ApiKey, EphemeralToken, AccessToken }

/// <summary>How a client says who it is: the kind and a fingerprint. The secret itself is not kept.</summary>
internal sealed record Credential(CredentialKind Kind, string Fingerprint, bool InQuery)
{
    internal static Credential Missing { get; } = new(CredentialKind.None, "", InQuery: false);

    internal static Credential Of(CredentialKind kind, string secret, bool inQuery)
        => new(kind, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..16], inQuery);

    public override string ToString() => Kind switch
    {
        CredentialKind.None => "none",
        CredentialKind.ApiKey => "API key",
        CredentialKind.EphemeralToken => "ephemeral token",
        _ => "access token",
    } + (Kind == CredentialKind.None ? "" : InQuery ? " in the query" : " in a header");
}
