using System;
using System.Collections.Generic;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace LiveApi.Simulator.Hosting;

/// <summary>Where a simulator listens, and for whom.</summary>
public sealed record ListenAt
{
    /// <summary>The address; by default only programs on this machine can reach it.</summary>
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>True where another program started it and ends it: Ctrl+C passes, since it is meant for the other.</summary>
    public bool Owned { get; init; }

    /// <summary>Names with a dot under which the page and the control API answer, besides addresses and localhost.</summary>
    public IReadOnlyCollection<string> AllowedHosts { get; init; } = [];

    /// <summary>With its key: then clients come by TLS. Null for none.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>How long the head of a request may take, and how long a body may take to begin; more than a second.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
