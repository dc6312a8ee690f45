using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using LiveApi.Transport;

namespace LiveApi.PowerShell.Sessions;

/// <summary>How to get to a service: headers, proxy and trusted certificates as a user gives them.</summary>
internal sealed record NetworkRequest
{
    internal IDictionary? Header { get; init; }

    internal Uri? Proxy { get; init; }

    internal PSCredential? ProxyCredential { get; init; }

    internal string[]? ProxyBypass { get; init; }

    internal bool NoProxy { get; init; }

    /// <summary>Files of certificates.</summary>
    internal IReadOnlyList<string> Authorities { get; init; } = [];

    internal IReadOnlyList<KeyValuePair<string, string>> Headers => Header is null ? [] : [.. Header.Cast<DictionaryEntry>()
        .Select(static header => new KeyValuePair<string, string>($"{header.Key}", $"{header.Value}"))];

    /// <exception cref="LiveException">SetupInvalid: the parameters contradict one another, or an address is none.</exception>
    internal IWebProxy? Route => (NoProxy, Proxy, ProxyCredential ?? (object?)ProxyBypass) switch
    {
        (true, null, null) => ProxyRoute.Direct,
        (true, _, _) => throw new LiveException(LiveFault.SetupInvalid, "-NoProxy goes with no other parameter about a proxy.", "Give either -NoProxy or -Proxy."),
        (_, { } proxy, _) => ProxyRoute.Through(proxy, ProxyCredential?.GetNetworkCredential(), ProxyBypass),
        (_, null, not null) => throw new LiveException(LiveFault.SetupInvalid, "-ProxyCredential and -ProxyBypass need -Proxy.", "Give the address of the proxy, too."),
        _ => null,
    };

    /// <exception cref="LiveException">CertificateUnreadable.</exception>
    internal X509Certificate2Collection? Roots()
    {
        if (Authorities.Count == 0)
        {
            return null;
        }

        X509Certificate2Collection roots = [];
        foreach (string file in Authorities)
        {
            roots.AddRange(CertificateFile.Read(file));
        }

        return roots;
    }
}
