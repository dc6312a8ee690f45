using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using LiveApi.Auth;
using LiveApi.PowerShell.Results;

namespace LiveApi.PowerShell.Sessions;

/// <summary>A token in the forms that scripts have it in: as text, as a SecureString, or as an object that says when it ends, under the names that token services use.</summary>
internal static class TokenReading
{
    /// <summary>The token; null: there is none in it.</summary>
    internal static IssuedToken? Read(PSObject? answer, DateTimeOffset now) => answer?.BaseObject switch
    {
        null => null,
        LiveToken token => new IssuedToken(Secrets.Reveal(token.EphemeralToken), token.ExpiresAt),
        IDictionary table => FromFields(table.Keys.Cast<object>().Select(key => (key.ToString() ?? string.Empty, (object?)table[key])), now),
        PSCustomObject => FromFields(answer.Properties.Select(property => (property.Name, (object?)property.Value)), now),
        { } plain => Text(plain) is { } text ? new IssuedToken(text)
            : FromFields(answer.Properties.Where(static property => property.IsGettable).Select(property => (property.Name, (object?)property.Value)), now),
    };

    private static string? Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => text,
        SecureString secret => Secrets.Reveal(secret),
        PSCredential credential => Secrets.Reveal(credential.Password),
        _ => null,
    };

    private static IssuedToken? FromFields(IEnumerable<(string Name, object? Value)> fields, DateTimeOffset now)
    {
        Dictionary<string, object?> byName = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, object? value) in fields)
        {
            byName[name.Replace("_", string.Empty)] = value;
        }

        return First(byName, "Token", "AccessToken", "EphemeralToken") is { } token && Text(token) is { } text
            ? new IssuedToken(text, EndOf(byName, now))
            : null;
    }

    private static DateTimeOffset? EndOf(Dictionary<string, object?> fields, DateTimeOffset now)
    {
        if (First(fields, "ExpiresAt", "ExpiresOn", "ExpireTime", "Expiry", "TokenExpiry") is { } end && LanguagePrimitives.TryConvertTo(end, out DateTimeOffset moment))
        {
            return moment;
        }

        return First(fields, "ExpiresIn") is { } left && LanguagePrimitives.TryConvertTo(left, out double seconds) ? now.AddSeconds(seconds) : null;
    }

    private static object? First(Dictionary<string, object?> fields, params string[] names)
        => names.Select(name => fields.TryGetValue(name, out object? value) ? value : null).FirstOrDefault(static value => value is not null);
}
