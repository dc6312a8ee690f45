using System;
using System.Linq;
using System.Net;
using System.Net.WebSockets;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LiveApi.Simulator.Tests.Support;

/// <summary>A stock WebSocket server that agrees to the subprotocol live.v1 and sends back what comes.</summary>
public sealed class EchoService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoService()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(EchoAsync);
    }

    public Uri Address { get; private set; } = new("ws://127.0.0.1");

    /// <summary>Address, project and credential of the last request.</summary>
    public (string Address, string Project, string Credential) Seen { get; private set; }

    public static async Task<EchoService> StartAsync()
    {
        EchoService service = new();
        await service._app.StartAsync(TestContext.Current.CancellationToken);
        service.Address = new UriBuilder(service._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) { Scheme = "ws" }.Uri;
        return service;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task EchoAsync(HttpContext context)
    {
        Seen = (context.Request.Path + context.Request.QueryString.Value, context.Request.Headers["x-goog-user-project"].ToString(), context.Request.Headers.Authorization.ToString());
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync("live.v1");
        byte[] buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted) is { MessageType: not WebSocketMessageType.Close } part)
            {
                await socket.SendAsync(buffer.AsMemory(0, part.Count), part.MessageType, part.EndOfMessage, context.RequestAborted);
            }
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException) { }
    }
}
