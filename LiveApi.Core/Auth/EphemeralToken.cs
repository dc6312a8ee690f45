using System;
using System.Globalization;

namespace LiveApi.Auth;

/// <summary>A token for somebody else's client: short-lived, and good for Live sessions only.</summary>
public sealed class EphemeralToken
{
    internal EphemeralToken(string name, int uses, DateTimeOffset expiresAt, DateTimeOffset newSessionExpiresAt)
    {
        Name = name;
        Uses = uses;
        ExpiresAt = expiresAt;
        NewSessionExpiresAt = newSessionExpiresAt;
    }

    /// <summary>The token itself, <c>auth_tokens/…</c>: a secret.</summary>
    public string Name { get; }

    /// <summary>How many sessions may be started with it; 0: any number.</summary>
    public int Uses { get; }

    /// <summary>From then on no message is taken; by this machine's clock.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>From then on no new session may be started; by this machine's clock.</summary>
    public DateTimeOffset NewSessionExpiresAt { get; }

    /// <summary>What it allows; never the token.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        "ephemeral token for {0}, to be started until {1:u}, ends {2:u}",
        Uses switch { 0 => "any number of sessions", 1 => "1 session", _ => $"{Uses} sessions" },
        NewSessionExpiresAt,
        ExpiresAt);
}
