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
        DialFaults.RefuseExtraRoots(request.ExtraRoots);
        ClientWebSocket socket = new();
        try
        {
            if (request.Proxy is not null)
            {
                socket.Options.Proxy = request.Proxy;
            }

            SetHeaders(socket, request.Headers);

            timeline.Enter(DialPhase.Dns);
            if (DialFaults.ProxyFor(request) is null)
            {
                await LookUpAsync(request.Uri.DnsSafeHost, cancellationToken).ConfigureAwait(false);
            }

            timeline.Enter(DialPhase.Tcp);
            await socket.ConnectAsync(request.Uri, cancellationToken).ConfigureAwait(false);
            return new WebSocketChannel(socket, request.MaxMessageBytes);
        }
        catch (Exception fault) when (fault is not LiveException && (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested))
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw DialFaults.Explain(fault, request, timeline.Current, DialFaults.StatusIn(fault) is { } status ? new Refusal(status) : null);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void SetHeaders(ClientWebSocket socket, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        foreach (KeyValuePair<string, string> header in headers)
        {
            try
            {
                socket.Options.SetRequestHeader(header.Key, header.Value);
            }
            catch (ArgumentException fault)
            {
                // .NET Framework keeps some to itself, User-Agent among them.
                throw new LiveException(
                    LiveFault.HeaderInvalid,
                    $"This shell's runtime does not let a WebSocket send the header {header.Key}.",
                    "Leave it out, or use PowerShell 7.6 or newer.",
                    fault);
            }
        }
    }

    // This platform's look-up knows no token: it is left to end by itself.
    private static async Task LookUpAsync(string host, CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => givenUp.TrySetCanceled(cancellationToken)))
        {
            await (await Task.WhenAny(Dns.GetHostAddressesAsync(host), givenUp.Task).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }
}
