using System;

namespace LiveApi.Auth;

/// <summary>A token as a source gives it: itself, and how long it is good for.</summary>
/// <param name="value">The token: a secret.</param>
/// <param name="expiresAt">When it runs out, by this machine's clock; null: the source does not say.</param>
public sealed class IssuedToken(string value, DateTimeOffset? expiresAt = null)
{
    /// <summary>The token: a secret.</summary>
    public string Value { get; } = value;

    /// <summary>When it runs out, by this machine's clock; null: the source does not say.</summary>
    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    /// <summary>How long it is good for; never the token.</summary>
    public override string ToString() => ExpiresAt is { } end ? $"a token that is good until {end:u}" : "a token";
}
