using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;

namespace LiveApi.Transport;

/// <summary>Turns what a platform throws while dialling into a fault with a name.</summary>
internal static partial class DialFaults
{
    private const string OwnAuthority = "If a gateway or the simulator has a certificate of its own, give its CA (-CertificateAuthority), or add it to the system's trusted roots; if not, check the host name and this machine's clock.";

    internal static LiveException Explain(Exception fault, DialRequest request, DialPhase phase, Refusal? refusal, string? refusedCertificate = null)
    {
        string target = $"{request.Uri.Host}:{request.Uri.Port}";
        Uri? proxy = ProxyFor(request);
        if (ProxyStatus(fault) is { } answer)
        {
            return ProxyRefused(proxy, answer, request, fault);
        }

        if (refusal is { Status: not 101 })
        {
            return CloseCatalogue.ExplainUpgrade(refusal).ToException(request.Uri, fault);
        }

        if (Find<AuthenticationException>(fault) is { } tls)
        {
            return new LiveException(
                LiveFault.TlsFailed,
                $"TLS with {target} failed: {refusedCertificate ?? Said(tls)}",
                refusedCertificate is null && tls.Message.IndexOf("certificate", StringComparison.OrdinalIgnoreCase) < 0
                    ? $"What listens there may not speak TLS: then the address begins with ws://, not wss://. {OwnAuthority}"
                    : OwnAuthority,
                fault);
        }

        // Once there is a line, what happens to it is not a port that is shut.
        bool hadLine = Find<SocketException>(fault) is { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown };
        return (hadLine ? null : Find<SocketException>(fault)) switch
        {
            { } socket when proxy is not null => new LiveException(
                socket.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain ? LiveFault.HostNotFound : LiveFault.ConnectionRefused,
                $"No connection to the proxy {proxy.Host}:{proxy.Port} on the way to {target}: {ReasonText.Sentence(socket.Message)}",
                "Check the address in -Proxy or in the system's settings, or go without one: -NoProxy, or -ProxyBypass with the service's host.",
                fault),
            { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => new LiveException(
                LiveFault.HostNotFound,
                $"The host '{request.Uri.Host}' could not be found.",
                "Check the spelling of the address, and the network or VPN that knows it.",
                fault),
            { } socket => new LiveException(
                LiveFault.ConnectionRefused,
                $"No connection to {target}: {ReasonText.Sentence(socket.Message)}",
                "Check the port and that the server is running: Start-LiveSimulator prints the address it listens at.",
                fault),
            null => new LiveException(
                LiveFault.ConnectionLost,
                $"The connection to {target} broke during the {phase.ToString().ToUpperInvariant()} phase: {Said(fault)}",
                request.Uri.Scheme == "ws"
                    ? "Check what listens there: it may not speak WebSocket, or want TLS (then the address begins with wss://), or a proxy may stand in between."
                    : "Check what listens there: it may not speak WebSocket, or a proxy may stand in between.",
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

        Match match = Regex.Match(fault.ToString(), @"status code '(\d{3})'");
        return match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The proxy that this connection goes through; null: none.</summary>
    internal static Uri? ProxyFor(DialRequest request)
    {
        IWebProxy proxy = request.Proxy ?? SystemProxy;
        return proxy.IsBypassed(request.Uri) || proxy.GetProxy(request.Uri) is not { } address || address == request.Uri ? null : address;
    }

    private static LiveException ProxyRefused(Uri? proxy, int status, DialRequest request, Exception fault) => new(
        LiveFault.ProxyRefused,
        $"The proxy {(proxy is null ? "on the way" : $"{proxy.Host}:{proxy.Port}")} does not let the connection to {request.Uri.Host}:{request.Uri.Port} through{(status == 0 ? string.Empty : $" (HTTP {status})")}.",
        status switch
        {
            407 when request.Proxy?.Credentials is null => "It wants to know who is calling: give -Proxy with -ProxyCredential.",
            407 => "It does not accept the name and password of -ProxyCredential.",
            403 => "It forbids this host: ask whoever runs it to allow it, or go round it with -ProxyBypass or -NoProxy.",
            _ => "Check that the proxy takes CONNECT and can reach the host; -ProxyBypass or -NoProxy go round it.",
        },
        fault);

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

    // Some end with the name of an error of the runtime's, in brackets. Some quote what the server said.
    private static string Said(Exception fault) => ReasonText.Sentence(Regex.Replace(ReasonText.Shown(Innermost(fault).Message), @" \(\w+\)$", string.Empty));
}
