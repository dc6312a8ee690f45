using System;
using System.Security.Cryptography.X509Certificates;

namespace LiveApi.Simulator.Recording;

/// <summary>What a recording proxy stands before, and how it records.</summary>
public sealed record RecordingProxyOptions
{
    /// <summary>The base URL of the service, as a client would have it: <c>wss</c>, <c>ws</c>, <c>https</c> or <c>http</c>.</summary>
    public required Uri Upstream { get; init; }

    /// <summary>The port to listen at; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>Authorities to trust for the service, in place of the system's; null for the system's.</summary>
    public X509Certificate2Collection? Trusted { get; init; }

    /// <summary>With its key: then clients come by TLS. Null for none.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>True: media are written as they are; else their length and level are.</summary>
    public bool KeepAudio { get; init; }

    /// <summary>True: another program has started it, and Ctrl+C is meant for that one.</summary>
    public bool Owned { get; init; }

    /// <summary>Where times come from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Takes lines that a person can follow. No line holds a secret.</summary>
    public Action<string> Log { get; init; } = static _ => { };

    internal bool IsSecure => Upstream.Scheme is "wss" or "https";
}
