using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;

namespace LiveApi.Transport;

/// <summary>Turns what a platform throws while dialling into a fault with a name.</summary>
internal static class DialFaults
{
    internal static LiveException Explain(Exception fault, DialRequest request, DialPhase phase, int? httpStatus)
    {
        string target = $"{request.Uri.Host}:{request.Uri.Port}";
        if (httpStatus is { } status and not 101)
        {
            return CloseCatalogue.ExplainUpgrade(status, body: null).ToException(request.Uri, fault);
        }

        if (Find<AuthenticationException>(fault) is { } tls)
        {
            return new LiveException(
                LiveFault.TlsFailed,
                $"TLS with {target} failed: {tls.Message}",
                "If a gateway or the simulator has a certificate of its own, give its CA; if not, check the host name and this machine's clock.",
                fault);
        }

        return Find<SocketException>(fault) switch
        {
            { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => new LiveException(
                LiveFault.HostNotFound,
                $"The host '{request.Uri.Host}' could not be found.",
                "Check the spelling of the address, and the network or VPN that knows it.",
                fault),
            { } socket => new LiveException(
                LiveFault.ConnectionRefused,
                $"No connection to {target}: {socket.Message}.",
                "Check the port and that the server is running: Start-LiveSimulator prints the address it listens at.",
                fault),
            null => new LiveException(
                LiveFault.ConnectionLost,
                $"The connection to {target} broke during the {phase.ToString().ToUpperInvariant()} phase: {Innermost(fault).Message}",
                "Check what listens there: it may not speak WebSocket, or a proxy may stand in between.",
                fault),
        };
    }

    /// <summary>The HTTP status in an exception's text: older runtimes have it nowhere else.</summary>
    internal static int? StatusIn(Exception fault)
    {
        if (Find<WebException>(fault)?.Response is HttpWebResponse response)
        {
            return (int)response.StatusCode;
        }

        Match match = Regex.Match(fault.Message, @"status code '(\d{3})'");
        return match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    private static T? Find<T>(Exception? fault)
        where T : Exception
    {
        while (fault is not null and not T)
        {
            fault = fault.InnerException;
        }

        return (T?)fault;
    }

    private static Exception Innermost(Exception fault) => fault.GetBaseException();
}
