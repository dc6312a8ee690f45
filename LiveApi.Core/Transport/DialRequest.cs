using System;
using System.Collections.Generic;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace LiveApi.Transport;

/// <summary>Where to connect, and how.</summary>
public sealed record DialRequest
{
    /// <summary>A <c>ws</c> or <c>wss</c> address, service path included. It never holds a secret.</summary>
    public required Uri Uri { get; init; }

    /// <summary>Headers of the upgrade request, credentials among them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The proxy to go through; null: the system's own settings.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Certificates that are trusted besides the system's own, for a gateway with a CA of its own.</summary>
    public X509Certificate2Collection? ExtraRoots { get; init; }

    /// <summary>How long the server may take to answer a ping before the connection counts as lost; zero: for ever. Only the build for .NET 10 has pings with an end.</summary>
    public TimeSpan PongTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>The largest message that is taken from the server, in bytes.</summary>
    public int MaxMessageBytes { get; init; } = 64 * 1024 * 1024;
}
