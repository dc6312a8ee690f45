using System.IO;
using System.Net.Http;
using System.Net.WebSockets;
using System.Threading.Tasks;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Tests.Support;
using LiveApi.Simulator.Time;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>The simulator as a library: no port, no network, any clock.</summary>
public class InMemoryTests
{
    [Fact]
    public async Task A_stock_client_talks_to_it_over_memory()
    {
        SimulatorServer server = new(new SimulatorOptions { Speed = Speed.Instant });
        (Stream near, Stream far) = DuplexStream.Create();
        Task serving = server.ServeAsync(far, TestContext.Current.CancellationToken);
        using HttpMessageInvoker over = new(new SocketsHttpHandler { ConnectCallback = (_, _) => ValueTask.FromResult(near) });
        await using (RawClient client = new())
        {
            client.Socket.Options.SetRequestHeader("x-goog-api-key", "k");
            await client.Socket.ConnectAsync(new("ws://simulator" + RawClient.Gemini), over, TestContext.Current.CancellationToken);
            await client.SendAsync("{\"setup\":{\"model\":\"" + RawClient.Model + "\"}}");
            await client.SendAsync("""{"realtimeInput":{"text":"hello"}}""");
            await client.TurnAsync();
            await client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);
        }

        await serving;
        Assert.Contains("\"code\":1000", server.GetJournal(), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_upgrade_is_refused_over_memory_too()
    {
        SimulatorServer server = new(new SimulatorOptions());
        (Stream near, Stream far) = DuplexStream.Create();
        Task serving = server.ServeAsync(far, TestContext.Current.CancellationToken);
        await near.WriteAsync("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        await serving;
        await far.DisposeAsync();

        using StreamReader answer = new(near);
        Assert.StartsWith("HTTP/1.1 404 Not Found\r\n", await answer.ReadToEndAsync(TestContext.Current.CancellationToken), System.StringComparison.Ordinal);
    }
}
