using System;
using LiveApi.Simulator.Conversation;

namespace LiveApi.Simulator.Hosting;

/// <summary>Finds the credential of a request, in the places that the service looks into.</summary>
internal static class CredentialReader
{
    private const string TokenPrefix = "auth_tokens/";

    internal static Credential Read(UpgradeRequest request)
    {
        string[] authorization = (request.Header("Authorization") ?? "").Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (authorization is [var scheme, { Length: > 0 } secret])
        {
            if (scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)) { return Credential.Of(CredentialKind.AccessToken, secret, inQuery: false); }
            if (scheme.Equals("Token", StringComparison.OrdinalIgnoreCase)) { return Credential.Of(CredentialKind.EphemeralToken, secret, inQuery: false); }
        }

        if (request.Header("x-goog-api-key") is { Length: > 0 } key) { return Key(key, inQuery: false); }
        if (request.Query("access_token") is { Length: > 0 } token) { return Credential.Of(CredentialKind.EphemeralToken, token, inQuery: true); }
        return request.Query("key") is { Length: > 0 } queryKey ? Key(queryKey, inQuery: true) : Credential.Missing;
    }

    private static Credential Key(string key, bool inQuery)
        => Credential.Of(key.StartsWith(TokenPrefix, StringComparison.Ordinal) ? CredentialKind.EphemeralToken : CredentialKind.ApiKey, key, inQuery);
}
