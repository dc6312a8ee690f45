using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveApi.Simulator.Hosting;

/// <summary>A web server on this machine, set up for tests: no log of its own, no patience at its end.</summary>
internal sealed class LocalWeb : IAsyncDisposable
{
    private const int LongestBody = 1024 * 1024;

    private const int LongestHead = 16 * 1024;
    private const int SlowestBody = 1024;

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);

    private readonly WebApplication _app;
    private readonly ListenAt _place;
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The log takes what no request tells: that a client speaks TLS to a port without, or the reverse.</summary>
    internal LocalWeb(ListenAt place, RequestDelegate serve, Action<string> log)
    {
        _place = place;
        _app = Build(place, serve, log);
        _app.Lifetime.ApplicationStopping.Register(_stopping.Cancel);
    }

    /// <summary>Where it listens, such as <c>ws://127.0.0.1:41234</c>.</summary>
    internal Uri Address { get; private set; } = new("ws://127.0.0.1");

    /// <summary>Cancelled as soon as it begins to stop.</summary>
    internal CancellationToken Stopping => _stopping.Token;

    /// <summary>Starts to listen. Throws <see cref="IOException"/> where the port is taken or the address is none of this machine's.</summary>
    internal async Task StartAsync(CancellationToken stop)
    {
        await _app.StartAsync(stop);
        string address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Address = new UriBuilder(address) { Scheme = _place.Certificate is null ? "ws" : "wss" }.Uri;
    }

    /// <summary>Ends when a signal stops it, or <see cref="StopAsync"/>.</summary>
    internal Task WaitForStopAsync(CancellationToken cancellation) => _app.WaitForShutdownAsync(cancellation);

    internal Task StopAsync(CancellationToken cancellation = default) => _app.StopAsync(cancellation);

    /// <summary>Stops, and frees the port.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private static WebApplication Build(ListenAt place, RequestDelegate serve, Action<string> log)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        // The framework's own log writes addresses with their queries, and there may be a key in one.
        builder.Logging.ClearProviders();
        HandshakeLog.AddTo(builder.Logging, place.Certificate is not null, log);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Goodbye);
        if (place.Owned) { builder.Services.AddSingleton<IHostLifetime, OwnedLifetime>(); }
        builder.WebHost.UseUrls();
        if (place.Certificate is not null) { builder.WebHost.UseKestrelHttpsConfiguration(); }
        // Nothing that runs on a connection blocks, so that each step of a message may run on the last one's thread: fewer queues to wait in.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            Limit(kestrel.Limits, place.Patience);
            kestrel.Listen(place.Host, place.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                if (place.Certificate is { } certificate) { listen.UseHttps(certificate); }
            });
        });
        WebApplication app = builder.Build();
        app.Run(serve);
        return app;
    }

    // Of requests, that is; once a connection is upgraded the conversation has limits of its own.
    private static void Limit(KestrelServerLimits limits, TimeSpan patience)
    {
        limits.MaxRequestHeadersTotalSize = LongestHead;
        limits.MaxRequestBodySize = LongestBody;
        limits.RequestHeadersTimeout = patience;
        limits.MinRequestBodyDataRate = new MinDataRate(SlowestBody, patience);
        limits.KeepAliveTimeout = Idle;
        // A client that does not read is one of the faults that are tested.
        limits.MinResponseDataRate = null;
    }
}
