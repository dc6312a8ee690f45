using System;

namespace LiveApi.Auth;

/// <summary>Looks at a key or token before it goes into a header: what was cut or mixed up is told here, not by the service.</summary>
internal static class CredentialShape
{
    internal const string EphemeralKind = "ephemeral token";
    private const string TokenPrefix = "auth_tokens/";

    internal static bool IsEphemeral(string secret) => secret.StartsWith(TokenPrefix, StringComparison.Ordinal);

    /// <summary>The secret without spaces around it.</summary>
    /// <exception cref="LiveException">CredentialMissing, CredentialMalformed.</exception>
    internal static string Check(string secret, string kind)
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

    /// <summary>The same, of a token that has to be an ephemeral one.</summary>
    /// <exception cref="LiveException">CredentialMissing, CredentialMalformed.</exception>
    internal static string CheckEphemeral(string token)
    {
        string secret = Check(token, EphemeralKind);
        return IsEphemeral(secret) ? secret : throw new LiveException(
            LiveFault.CredentialMalformed,
            $"The ephemeral token does not begin with {TokenPrefix}, as every one does.",
            "Pass what New-LiveToken gave, or the whole name that the auth_tokens method gave; an API key goes to -ApiKey, an access token to -AccessToken.");
    }
}
