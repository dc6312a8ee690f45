using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Simulator.Page;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LiveApi.Simulator.Hosting;

/// <summary>A simulator on a port of this machine: the service's WebSocket addresses, and the control API beside them.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private readonly SimulatorServer _server;
    private readonly ControlApi _control;
    private readonly TokenApi _tokens;
    private readonly PageApi _page;
    private readonly LocalGuard _guard;
    private readonly LocalWeb _web;
    private readonly bool _isEverywhere;

    private SimulatorHost(SimulatorServer server, ListenAt place)
    {
        _server = server;
        _tokens = new TokenApi(server);
        _page = new PageApi(server);
        _guard = new LocalGuard(place.AllowedHosts);
        _isEverywhere = place.Host.Equals(IPAddress.Any) || place.Host.Equals(IPAddress.IPv6Any);
        _control = new ControlApi(server, () => _ = Task.Run(() => _web!.StopAsync()));
        _web = new LocalWeb(place, ServeAsync, server.Options.Log);
    }

    /// <summary>Where it listens, such as <c>ws://127.0.0.1:41234</c>.</summary>
    public Uri Address => _web.Address;

    /// <summary>The page for a browser on this machine, such as <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Page => new UriBuilder(Address) { Scheme = Address.Scheme == "wss" ? "https" : "http", Host = _isEverywhere ? "127.0.0.1" : Address.Host, Path = "/" }.Uri;

    /// <summary>Starts to listen on loopback; port 0 takes any free one. Throws <see cref="IOException"/> where the port is taken.</summary>
    public static Task<SimulatorHost> StartAsync(SimulatorServer server, int port = 0, CancellationToken stop = default) => StartAsync(server, new ListenAt { Port = port }, stop);

    /// <summary>Starts to listen. Throws <see cref="IOException"/> where the port is taken or the address is none of this machine's.</summary>
    public static async Task<SimulatorHost> StartAsync(SimulatorServer server, ListenAt place, CancellationToken stop = default)
    {
        SimulatorHost host = new(server, place);
        try
        {
            await host._web.StartAsync(stop);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends when something stops the simulator: a signal, the control API, or <see cref="StopAsync"/>.</summary>
    public Task WaitForStopAsync(CancellationToken cancellation = default) => _web.WaitForStopAsync(cancellation);

    /// <summary>Says goodbye to every client, and listens no more.</summary>
    public Task StopAsync(CancellationToken cancellation = default) => _web.StopAsync(cancellation);

    /// <summary>Stops, and frees the port.</summary>
    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        try { await AnswerAsync(context); }
        catch (BadHttpRequestException wrong) when (!context.Response.HasStarted) { await JsonAnswer.FailAsync(context, wrong.StatusCode, wrong.Message); }
        catch (Exception bug) when (bug is not (OperationCanceledException or IOException))
        {
            _server.Options.Log($"The simulator failed at {context.Request.Method} {context.Request.Path}: {bug.GetType().Name}: {bug.Message}");
            if (context.Response.HasStarted) { context.Abort(); return; }
            await JsonAnswer.FailAsync(context, 500, $"The simulator failed: {bug.GetType().Name}: {bug.Message}");
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        bool isPage = PageApi.IsIts(context.Request);
        if (isPage || ControlApi.IsIts(context.Request.Path))
        {
            if (_guard.Objection(context.Request) is { } objection) { await TokenApi.RefuseAsync(context, objection); return; }
            await (isPage ? _page.AnswerAsync(context, _web.Stopping) : _control.AnswerAsync(context));
            return;
        }

        UpgradeRequest request = RequestOf(context);
        if (TokenApi.IsIts(request.Path)) { await _tokens.AnswerAsync(context, request); return; }

        Admission admission = _server.Admit(request);
        if (admission.IsSilent) { await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted); }
        if (admission.Refusal is { } refusal) { await TokenApi.RefuseAsync(context, refusal); return; }

        context.Response.Headers.Upgrade = "websocket";
        context.Response.Headers["Sec-WebSocket-Accept"] = Framing.Handshake.Accept(request.Header("Sec-WebSocket-Key")!);
        if (admission.Subprotocol is { } subprotocol) { context.Response.Headers.SecWebSocketProtocol = subprotocol; }
        await using Stream stream = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        await _server.ConverseAsync(admission, stream, reset => Abort(context, reset), _web.Stopping);
    }

    private static void Abort(HttpContext context, bool reset)
    {
        // Without lingering, closing a socket sends a reset in place of the orderly end.
        if (reset && context.Features.Get<IConnectionSocketFeature>() is { } connection) { connection.Socket.LingerState = new LingerOption(true, 0); }
        context.Abort();
    }

    private static UpgradeRequest RequestOf(HttpContext context) => new(
        context.Request.Method, context.Request.Path.Value ?? "", context.Request.QueryString.Value ?? "",
        name => context.Request.Headers.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues value) ? value.ToString() : null);
}
