using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Transport;

/// <summary>Dials through <see cref="SocketsHttpHandler"/>, whose callbacks show each phase and let a cork in below the frames.</summary>
public sealed class WebSocketDialer : IDialer
{
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(30);

    private readonly Func<DnsEndPoint, CancellationToken, ValueTask<Stream>>? _line;

    /// <summary>Dials over TCP.</summary>
    public WebSocketDialer()
    {
    }

    /// <summary>Dials over streams that something else opens, in place of TCP.</summary>
    internal WebSocketDialer(Func<DnsEndPoint, CancellationToken, ValueTask<Stream>> line) => _line = line;

    /// <inheritdoc/>
    public async Task<IMessageSocket> DialAsync(DialRequest request, DialTimeline timeline, CancellationToken cancellationToken)
    {
        CorkedStream? cork = null;
        Stream? line = null;
        using SocketsHttpHandler handler = new()
        {
            // A redirect would carry the key to whom it was not given.
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = async (context, token) => line = await OpenLineAsync(context.DnsEndPoint, request.Uri, timeline, token, cancellationToken).ConfigureAwait(false),
            PlaintextStreamFilter = (context, _) =>
            {
                timeline.Enter(DialPhase.Upgrade);
                return new ValueTask<Stream>(cork = new CorkedStream(context.PlaintextStream));
            },
        };
        if (request.Proxy is not null)
        {
            handler.Proxy = request.Proxy;
        }

        TrustedRoots trusted = new(request.ExtraRoots);
        handler.SslOptions.RemoteCertificateValidationCallback = trusted.Validate;

        using RefusalKeeper keeper = new(handler, timeline.Time);
        using HttpMessageInvoker invoker = new(keeper);
        ClientWebSocket socket = new();
        try
        {
            socket.Options.CollectHttpResponseDetails = true;
            socket.Options.KeepAliveTimeout = request.PongTimeout == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : request.PongTimeout;
            socket.Options.KeepAliveInterval = request.PongTimeout != TimeSpan.Zero && request.PongTimeout < UsualPause ? request.PongTimeout : UsualPause;
            foreach ((string name, string value) in request.Headers)
            {
                socket.Options.SetRequestHeader(name, value);
            }

            timeline.Enter(DialPhase.Dns);
            await socket.ConnectAsync(request.Uri, invoker, cancellationToken).ConfigureAwait(false);
            return new WebSocketChannel(socket, request.MaxMessageBytes, cork);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Refusal? refusal = keeper.Kept ?? (socket.HttpStatusCode == 0 ? null : new Refusal((int)socket.HttpStatusCode));
            Drop(socket, line);

            // An attempt that is cut may come out as one that failed: whichever of the two is seen first.
            cancellationToken.ThrowIfCancellationRequested();
            throw DialFaults.Explain(fault, request, timeline.Current, refusal, trusted.Refusal);
        }
        catch
        {
            Drop(socket, line);
            throw;
        }
    }

    // The handler would let TLS go on with nobody waiting for it.
    private static void Drop(ClientWebSocket socket, Stream? line)
    {
        socket.Dispose();
        line?.Dispose();
    }

    private async ValueTask<Stream> OpenLineAsync(DnsEndPoint target, Uri uri, DialTimeline timeline, CancellationToken handler, CancellationToken caller)
    {
        // The handler lets an attempt run on for a while after its caller has given up.
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(handler, caller);
        return _line is null
            ? await ConnectAsync(target, uri, timeline, either.Token).ConfigureAwait(false)
            : await _line(target, either.Token).ConfigureAwait(false);
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, Uri uri, DialTimeline timeline, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(target.Host, cancellationToken).ConfigureAwait(false);
        timeline.Enter(DialPhase.Tcp);
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken).ConfigureAwait(false);
            timeline.Enter(uri.Scheme == "wss" ? DialPhase.Tls : DialPhase.Upgrade);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
