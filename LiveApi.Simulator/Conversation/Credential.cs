using System;
using System.Security.Cryptography;
using System.Text;
using LiveApi.Transport;

namespace LiveApi.Simulator.Conversation;

internal enum CredentialKind { None, ApiKey, EphemeralToken, AccessToken }

/// <summary>How a client says who it is: the kind and a fingerprint. The secret itself is kept to take it out of what is written, and shown nowhere.</summary>
internal sealed record Credential(CredentialKind Kind, string Fingerprint, bool InQuery)
{
    private const int ShortestSecret = 12;

    internal static Credential Missing { get; } = new(CredentialKind.None, "", InQuery: false);

    internal static Credential Of(CredentialKind kind, string secret, bool inQuery)
        => new(kind, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..16], inQuery) { Secret = secret };

    private string Secret { get; init; } = "";

    /// <summary>The text without the secret, which a client may have said itself. What is too short for one, such as a test's "key", stays.</summary>
    internal string Hide(string text) => Secret.Length >= ShortestSecret ? text.Replace(Secret, SecretText.Removed, StringComparison.Ordinal) : text;

    public override string ToString() => Kind switch
    {
        CredentialKind.None => "none",
        CredentialKind.ApiKey => "API key",
        CredentialKind.EphemeralToken => "ephemeral token",
        _ => "access token",
    } + (Kind == CredentialKind.None ? "" : InQuery ? " in the query" : " in a header");
}
