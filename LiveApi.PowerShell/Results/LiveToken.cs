using System;
using System.Net;
using System.Security;
using LiveApi.Auth;

namespace LiveApi.PowerShell.Results;

/// <summary>An ephemeral token, kept out of sight.</summary>
public sealed class LiveToken
{
    private readonly string _summary;

    internal LiveToken(EphemeralToken token)
    {
        _summary = token.ToString();
        EphemeralToken = new NetworkCredential(string.Empty, token.Name).SecurePassword;
        Uses = token.Uses;
        NewSessionExpiresAt = token.NewSessionExpiresAt;
        ExpiresAt = token.ExpiresAt;
    }

    /// <summary>The token itself, for Connect-LiveSession -EphemeralToken.</summary>
    public SecureString EphemeralToken { get; }

    /// <summary>How many sessions may be started with it; 0: any number.</summary>
    public int Uses { get; }

    public DateTimeOffset NewSessionExpiresAt { get; }

    public DateTimeOffset ExpiresAt { get; }

    public override string ToString() => _summary;
}
