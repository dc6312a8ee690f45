using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveApi.Simulator.Hosting;

/// <summary>A web server on this machine, set up for tests: no log of its own, no patience at its end.</summary>
internal static class LocalWeb
{
    private const int LongestBody = 1024 * 1024;

    private const int LongestHead = 16 * 1024;
    private const int SlowestBody = 1024;

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);

    internal static WebApplication Build(ListenAt place, RequestDelegate serve)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        // The framework's own log writes addresses with their queries, and there may be a key in one.
        builder.Logging.ClearProviders();
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
