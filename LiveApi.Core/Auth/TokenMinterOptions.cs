using System;
using System.Collections.Generic;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace LiveApi.Auth;

/// <summary>How a minter gets to the service.</summary>
public sealed record TokenMinterOptions
{
    /// <summary>How long an answer may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Headers of the request besides the credential's.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The proxy to go through; null: the system's own settings.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Certificates that are trusted besides the system's own.</summary>
    public X509Certificate2Collection? ExtraRoots { get; init; }

    /// <summary>Where time comes from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
