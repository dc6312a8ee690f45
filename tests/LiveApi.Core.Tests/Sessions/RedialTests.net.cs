using System;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Threading.Tasks;
using LiveApi.Tests.Support;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Tests.Sessions;

/// <summary>The netstandard2.0 surface of ClientWebSocket has no end for pings.</summary>
public sealed partial class RedialTests
{
    [Fact]
    public async Task A_server_that_is_gone_without_a_word_is_noticed_by_its_missing_pong()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        DialRequest request = new()
        {
            Uri = new Uri($"ws://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"),
            Proxy = ProxyRoute.Direct,
            PongTimeout = TimeSpan.FromMilliseconds(200),
        };
        Task<IMessageSocket> dialling = new WebSocketDialer().DialAsync(request, new DialTimeline(TimeProvider.System), Token);
        using TcpClient client = await listener.AcceptTcpClientAsync(Token);
        await LoopbackService.TakeUpgradeAsync(client.GetStream(), Token);
        using IMessageSocket socket = await dialling;

        Exception gone = await Assert.ThrowsAnyAsync<Exception>(async () => await socket.ReceiveAsync());

        Assert.IsType<WebSocketException>(gone.GetBaseException());
    }
}
