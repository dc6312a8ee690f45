using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace LiveApi.Transport;

/// <summary>A proxy with a credential of its own and a list of hosts that are reached without it; or no proxy at all.</summary>
public sealed class ProxyRoute : IWebProxy
{
    private readonly Uri? _address;
    private readonly ProxyBypass[] _bypass;

    private ProxyRoute(Uri? address, ICredentials? credentials, ProxyBypass[] bypass)
    {
        _address = address;
        _bypass = bypass;
        Credentials = credentials;
    }

    /// <summary>Straight to the service, whatever the system's settings say.</summary>
    public static ProxyRoute Direct { get; } = new(null, null, []);

    /// <summary>What the proxy is told if it asks who is calling.</summary>
    public ICredentials? Credentials { get; set; }

    /// <summary>Through a proxy.</summary>
    /// <param name="address"><c>http://HOST:PORT</c>; a name and password in it become the credential.</param>
    /// <param name="credential">Who is calling; null: nobody, or whom the address names.</param>
    /// <param name="bypass">Hosts that are reached without it: <c>host</c> (and all below it), <c>.domain</c> or <c>*.domain</c> (all below it), either with <c>:port</c>, an IP address, or <c>*</c>.</param>
    /// <exception cref="LiveException">SetupInvalid: the address or an entry of the list is none.</exception>
    public static ProxyRoute Through(Uri address, NetworkCredential? credential = null, IEnumerable<string>? bypass = null)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https" or "socks4" or "socks4a" or "socks5"))
        {
            throw new LiveException(LiveFault.SetupInvalid, "The address of the proxy is not one.", "Give one such as http://proxy.example:8080.");
        }

        string[] named = address.UserInfo.Split([':'], 2);
        credential ??= named[0].Length == 0 ? null : new NetworkCredential(Uri.UnescapeDataString(named[0]), named.Length > 1 ? Uri.UnescapeDataString(named[1]) : string.Empty);
        Uri bare = new UriBuilder(address) { UserName = string.Empty, Password = string.Empty }.Uri;
        return new ProxyRoute(bare, credential, [.. (bypass ?? []).Where(static entry => !string.IsNullOrWhiteSpace(entry)).Select(ProxyBypass.Parse)]);
    }

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => _address is null || _bypass.Any(entry => entry.Matches(host));

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : _address;

    /// <summary>The address, or <c>no proxy</c>; never the password.</summary>
    public override string ToString() => _address is null ? "no proxy" : $"{_address.Host}:{_address.Port}";
}
