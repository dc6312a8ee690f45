using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LiveApi.Transport;

/// <summary>Takes keys and tokens out of a text by how they look, and those that are known by what they are.</summary>
public static class SecretText
{
    /// <summary>What stands where a secret was.</summary>
    public const string Removed = "(removed)";

    // No service has keys as short; a simulator takes any word, and to take every x out of a message leaves no message.
    private const int ShortestSecret = 12;

    private static readonly Regex Secret = new(
        @"AIza[\w-]{10,}|\bAQ\.[\w-]{20,}|auth_tokens/[\w.~%-]+|ya29\.[\w.-]+|\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*|(?<=\b(?:key|access_token)=)[^&\s""']+|(?<=\b(?:Bearer|Token)\s)[\w.~+/-]{16,}=*",
        RegexOptions.CultureInvariant);

    /// <summary>The text with <paramref name="mark"/> for every API key, ephemeral token and access token in it, and for each of <paramref name="known"/> that is long enough to be one.</summary>
    public static string Hide(string text, string mark = Removed, IEnumerable<string>? known = null)
    {
        string without = (known ?? []).Where(static secret => secret.Length >= ShortestSecret).Aggregate(text, (rest, secret) => rest.Replace(secret, mark));
        return Secret.Replace(without, mark);
    }
}
