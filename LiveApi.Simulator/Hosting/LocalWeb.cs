using System;
using System.Net;
using System.Security.Cryptography.X509Certificates;
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
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(3);

    /// <summary>Port 0 takes any free one. One that is <paramref name="owned"/> by another program lets Ctrl+C pass.</summary>
    internal static WebApplication Build(int port, bool owned, RequestDelegate serve, X509Certificate2? certificate = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        // The framework's own log writes addresses with their queries, and there may be a key in one.
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Goodbye);
        if (owned) { builder.Services.AddSingleton<IHostLifetime, OwnedLifetime>(); }
        builder.WebHost.UseUrls();
        if (certificate is not null) { builder.WebHost.UseKestrelHttpsConfiguration(); }
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                if (certificate is not null) { listen.UseHttps(certificate); }
            });
        });
        WebApplication app = builder.Build();
        app.Run(serve);
        return app;
    }
}
