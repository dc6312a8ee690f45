using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LiveApi.Transport;

/// <summary>One entry of the list of hosts that are reached without the proxy.</summary>
internal sealed class ProxyBypass
{
    private string _host = string.Empty;
    private int? _port;
    private bool _itselfToo;

    internal static ProxyBypass Parse(string entry)
    {
        Match match = Regex.Match(entry.Trim(), @"^(?<below>\*?\.)?(?<host>\*|\[[0-9a-fA-F:.]+\]|[\w.-]+|[0-9a-fA-F]*:[0-9a-fA-F:.]+)(:(?<port>\d{1,5}))?\z");
        return match.Success
            ? new ProxyBypass
            {
                _host = match.Groups["host"].Value.Trim('[', ']'),
                _port = match.Groups["port"].Success ? int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture) : null,
                _itselfToo = !match.Groups["below"].Success,
            }
            : throw new LiveException(
                LiveFault.SetupInvalid,
                $"'{entry}' does not name hosts to reach without the proxy.",
                "Give a host (host.example), a domain (*.example), an address (10.0.0.7), any of them with :port, or * for all.");
    }

    internal bool Matches(Uri destination)
    {
        if (_port is { } port && port != destination.Port)
        {
            return false;
        }

        string host = destination.DnsSafeHost;
        return _host == "*"
            || (_itselfToo && host.Equals(_host, StringComparison.OrdinalIgnoreCase))
            || host.EndsWith("." + _host, StringComparison.OrdinalIgnoreCase);
    }
}
