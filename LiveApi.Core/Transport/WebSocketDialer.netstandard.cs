using System;
using System.Collections.Generic;
using System.Net;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Transport;

/// <summary>Dials with the platform's own <see cref="ClientWebSocket"/>, which shows less: after the name, its phases look like one.</summary>
public sealed class WebSocketDialer : IDialer
{
    /// <inheritdoc/>
    public async Task<IMessageSocket> DialAsync(DialRequest request, DialTimeline timeline, CancellationToken cancellationToken)
    {
        if (request.ExtraRoots is not null)
        {
            throw new LiveException(
                LiveFault.TlsFailed,
                "This build cannot trust extra certificates for one connection.",
                "Use PowerShell 7.6 or newer, or add the gateway's CA to the system's trusted roots.");
        }

        ClientWebSocket socket = new();
        try
        {
            if (request.Proxy is not null)
            {
                socket.Options.Proxy = request.Proxy;
            }

            foreach (KeyValuePair<string, string> header in request.Headers)
            {
                socket.Options.SetRequestHeader(header.Key, header.Value);
            }

            timeline.Enter(DialPhase.Dns);
            await Dns.GetHostAddressesAsync(request.Uri.DnsSafeHost).ConfigureAwait(false);
            timeline.Enter(DialPhase.Tcp);
            await socket.ConnectAsync(request.Uri, cancellationToken).ConfigureAwait(false);
            return new WebSocketChannel(socket, request.MaxMessageBytes);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw DialFaults.Explain(fault, request, timeline.Current, DialFaults.StatusIn(fault));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
