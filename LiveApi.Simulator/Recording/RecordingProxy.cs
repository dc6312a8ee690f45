using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Simulator.Framing;
using LiveApi.Simulator.Hosting;
using LiveApi.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LiveApi.Simulator.Recording;

/// <summary>Stands between clients and a service on this machine, passes on what either says, and writes it down without secrets.</summary>
public sealed class RecordingProxy : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _secrets = new();
    private readonly RecordingProxyOptions _options;
    private readonly HttpMessageInvoker _http;
    private readonly RecordingWriter _file;
    private readonly LocalWeb _web;
    private long _start;
    private int _connections;

    private RecordingProxy(RecordingProxyOptions options, Stream file)
    {
        _options = options;
        _http = new HttpMessageInvoker(HandlerFor(options));
        _file = new RecordingWriter(file, new RecordingOptions
        {
            Media = options.KeepAudio ? RecordedMedia.Kept : RecordedMedia.StandIn,
            Program = $"LiveApi.Simulator {SimulatorVersion.Text}",
            Made = options.Clock.GetUtcNow(),
            Secrets = _secrets,
        });
        _web = new LocalWeb(new ListenAt { Port = options.Port, Certificate = options.Certificate, Owned = options.Owned }, ServeAsync, options.Log);
    }

    /// <summary>Where it listens, such as <c>ws://127.0.0.1:41234</c>: the clients' base URL.</summary>
    public Uri Address => _web.Address;

    /// <summary>How many connections there were.</summary>
    public int Connections => _connections;

    /// <summary>Messages that found no room in the recording.</summary>
    public int LeftOut => _file.LeftOut;

    /// <summary>Starts to listen on loopback. The stream takes the recording, and is the proxy's from now on. Throws <see cref="IOException"/> where the port is taken.</summary>
    public static async Task<RecordingProxy> StartAsync(RecordingProxyOptions options, Stream file, CancellationToken stop = default)
    {
        RecordingProxy proxy = new(options, file);
        try
        {
            await proxy._web.StartAsync(stop);
            return proxy;
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends when a signal stops the proxy, or <see cref="StopAsync"/>.</summary>
    public Task WaitForStopAsync(CancellationToken cancellation = default) => _web.WaitForStopAsync(cancellation);

    /// <summary>Ends all connections.</summary>
    public Task StopAsync(CancellationToken cancellation = default) => _web.StopAsync(cancellation);

    /// <summary>Stops, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _file.Dispose();
        _http.Dispose();
    }

    private static SocketsHttpHandler HandlerFor(RecordingProxyOptions options)
    {
        SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false };
        if (options.Trusted is not { } roots) { return handler; }
        // An authority of one's own seldom says where to ask for revoked certificates.
        X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(roots);
        handler.SslOptions.CertificateChainPolicy = policy;
        return handler;
    }

    private Task ServeAsync(HttpContext context)
    {
        foreach (string secret in ForwardedRequest.SecretsOf(context.Request).Except(_secrets)) { _secrets.Enqueue(secret); }
        return Handshake.Objection(context.Request.Method, name => context.Request.Headers[name]) is null ? RecordAsync(context) : ForwardAsync(context);
    }

    private async Task RecordAsync(HttpContext context)
    {
        int number = Interlocked.Increment(ref _connections);
        Interlocked.CompareExchange(ref _start, _options.Clock.GetTimestamp(), 0);
        using ClientWebSocket upstream = new();
        upstream.Options.CollectHttpResponseDetails = true;
        foreach ((string name, string value) in ForwardedRequest.HeadersOf(context.Request)) { upstream.Options.SetRequestHeader(name, value); }
        foreach (string subprotocol in ForwardedRequest.SubprotocolsOf(context.Request)) { upstream.Options.AddSubProtocol(subprotocol); }
        try { await upstream.ConnectAsync(ForwardedRequest.AddressOf(context.Request, _options.Upstream, _options.IsSecure ? "wss" : "ws"), _http, context.RequestAborted); }
        catch (WebSocketException refused)
        {
            await RefuseAsync(context, number, (int)upstream.HttpStatusCode, refused);
            return;
        }

        _file.Write(new RecordedOpening(Now(), number, context.Request.Path, Subprotocol: upstream.SubProtocol));
        _options.Log($"#{number} open {context.Request.Path}");
        context.Response.Headers.Upgrade = "websocket";
        context.Response.Headers["Sec-WebSocket-Accept"] = Handshake.Accept(context.Request.Headers.SecWebSocketKey!);
        if (upstream.SubProtocol is { } agreed) { context.Response.Headers.SecWebSocketProtocol = agreed; }
        await using Stream client = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        using ProxiedConnection connection = new(number, client, upstream, _file, Now, _options.Log);
        await connection.RunAsync(_web.Stopping);
    }

    private Task RefuseAsync(HttpContext context, int number, int status, WebSocketException refused)
    {
        // Nothing answered at all: a gateway says 502.
        int said = status is 0 or 101 ? 502 : status;
        _file.Write(new RecordedOpening(Now(), number, context.Request.Path, said));
        _options.Log($"#{number} refused with {said}: {SecretText.Hide(refused.GetBaseException().Message, known: _secrets)}");
        return TokenApi.RefuseAsync(context, new HttpRefusal(said, said == 502 ? $"{_options.Upstream.Authority} cannot be reached." : $"{_options.Upstream.Authority} refused the upgrade with {said}."));
    }

    /// <summary>What is no upgrade, such as the minting of a token, goes through and is not recorded.</summary>
    private async Task ForwardAsync(HttpContext context)
    {
        using HttpRequestMessage request = new(new HttpMethod(context.Request.Method), ForwardedRequest.AddressOf(context.Request, _options.Upstream, _options.IsSecure ? "https" : "http"));
        if (context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0) { request.Content = new StreamContent(context.Request.Body); }
        foreach ((string name, string value) in ForwardedRequest.HeadersOf(context.Request))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value)) { request.Content?.Headers.TryAddWithoutValidation(name, value); }
        }

        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
            _options.Log($"{context.Request.Method} {context.Request.Path} {(int)response.StatusCode}, not recorded");
        }
        catch (HttpRequestException lost) { await TokenApi.RefuseAsync(context, new HttpRefusal(502, $"{_options.Upstream.Authority} cannot be reached: {lost.HttpRequestError}.")); }
    }

    private TimeSpan Now() => _options.Clock.GetElapsedTime(_start);
}
