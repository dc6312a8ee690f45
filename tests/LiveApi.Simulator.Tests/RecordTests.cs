using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Tasks;
using LiveApi.Simulator.Recording;
using LiveApi.Simulator.Tests.Support;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>The proxy between a client and a service: both see each other as if it were not there, and the file has what was said without what is secret.</summary>
public class RecordTests
{
    private const string Key = "AIzaSyA0123456789abcdefghijklmnopqrstuv";

    [Fact]
    public async Task A_session_goes_through_and_is_in_the_file_without_the_key()
    {
        await using RunningSimulator service = await RunningSimulator.StartAsync();
        MemoryStream file = new();
        await using RecordingProxy proxy = await StartAsync(service.Address, file);
        await using (RawClient client = await RawClient.DialAsync(proxy.Address, RawClient.Gemini + "?key=" + Key, value: Key))
        {
            await client.SendAsync("""{"setup":{"model":"models/gemini-3.8-live","outputAudioTranscription":{}}}""");
            await client.UntilAsync("setupComplete");
            await client.SendAsync("{\"realtimeInput\":{\"text\":\"my key is " + Key + "\"}}");
            await client.TurnAsync();
            Assert.Equal(WebSocketMessageType.Binary, client.Frames);
            await client.Socket.CloseAsync((WebSocketCloseStatus)4001, "enough of it", TestContext.Current.CancellationToken);
            Assert.Equal((4001, "enough of it"), ((int)client.Socket.CloseStatus!, client.Socket.CloseStatusDescription));
        }

        await proxy.DisposeAsync();
        string text = Encoding.UTF8.GetString(file.ToArray());
        Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
        List<RecordedEvent> events = await ReadAsync(text);
        Assert.Equal(RawClient.Gemini, Assert.IsType<RecordedOpening>(events[0]).Path);
        Assert.Equal([RecordedSide.Client, RecordedSide.Server], events.OfType<RecordedMessage>().Take(2).Select(message => message.From));
        Assert.Contains("my key is (removed)", text, StringComparison.Ordinal);
        Assert.Contains("\"standIn\":{\"bytes\":9600,", text, StringComparison.Ordinal);
        RecordedClose close = Assert.IsType<RecordedClose>(events[^1]);
        Assert.Equal((RecordedSide.Client, 4001, "enough of it"), (close.From, close.Code, close.Reason));
        Assert.Equal(events.Select(happened => happened.At).Order(), events.Select(happened => happened.At));
    }

    [Fact]
    public async Task The_services_close_comes_through_and_so_does_a_connection_that_is_lost()
    {
        string scenario = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".yaml");
        await File.WriteAllTextAsync(scenario, "steps:\n  - expect: text\n    saying: close\n    otherwise: skip\n  - close: 1011\n    reason: Internal error encountered.\n", TestContext.Current.CancellationToken);
        await using RunningSimulator service = await RunningSimulator.StartAsync(scenario);
        MemoryStream file = new();
        await using RecordingProxy proxy = await StartAsync(service.Address, file);
        await using (RawClient client = await RawClient.OpenAsync(proxy.Address))
        {
            await client.SendAsync("""{"realtimeInput":{"text":"close"}}""");
            Assert.Equal((1011, "Internal error encountered."), await client.CloseAsync());
            await client.Socket.CloseOutputAsync((WebSocketCloseStatus)1011, "", TestContext.Current.CancellationToken);
        }

        await using (RawClient client = await RawClient.OpenAsync(proxy.Address)) { client.Socket.Abort(); }
        await service.GetAsync("/control/health");
        await proxy.DisposeAsync();
        File.Delete(scenario);

        RecordedClose[] closes = [.. (await ReadAsync(Encoding.UTF8.GetString(file.ToArray()))).OfType<RecordedClose>()];
        Assert.Equal([(1, RecordedSide.Server, 1011), (2, RecordedSide.Client, 1006)], closes.Select(close => (close.Connection, close.From, close.Code)));
    }

    [Fact]
    public async Task Audio_is_kept_where_that_is_asked_for()
    {
        await using RunningSimulator service = await RunningSimulator.StartAsync();
        MemoryStream file = new();
        await using RecordingProxy proxy = await RecordingProxy.StartAsync(new RecordingProxyOptions { Upstream = service.Address, KeepAudio = true }, file, TestContext.Current.CancellationToken);
        await using RawClient client = await RawClient.OpenAsync(proxy.Address);
        await client.SendAsync("""{"realtimeInput":{"text":"hello"}}""");
        await client.TurnAsync();
        await proxy.DisposeAsync();

        byte[] first = client.AudioChunks().First();
        Assert.Contains(Convert.ToBase64String(first), Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_upgrade_is_refused_with_the_same_status_and_recorded()
    {
        await using RunningSimulator service = await RunningSimulator.StartAsync();
        MemoryStream file = new();
        await using RecordingProxy proxy = await StartAsync(service.Address, file);
        await using RawClient client = new();
        client.Socket.Options.CollectHttpResponseDetails = true;
        // Vertex without a token.
        await Assert.ThrowsAsync<WebSocketException>(() => client.Socket.ConnectAsync(new Uri(proxy.Address, RawClient.Vertex), TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Unauthorized, client.Socket.HttpStatusCode);
        await proxy.DisposeAsync();

        Assert.Equal(new RecordedOpening(TimeSpan.Zero, 1, RawClient.Vertex, 401), Assert.Single(await ReadAsync(Encoding.UTF8.GetString(file.ToArray()))) with { At = TimeSpan.Zero });
    }

    [Fact]
    public async Task What_is_no_upgrade_goes_through_so_that_tokens_can_be_minted()
    {
        await using RunningSimulator service = await RunningSimulator.StartAsync();
        MemoryStream file = new();
        await using RecordingProxy proxy = await StartAsync(service.Address, file);
        using HttpClient http = new();
        using HttpRequestMessage mint = new(HttpMethod.Post, new Uri(new UriBuilder(proxy.Address) { Scheme = "http" }.Uri, "/v1beta/auth_tokens"));
        mint.Headers.Add("x-goog-api-key", Key);
        mint.Content = new StringContent("""{"uses":1}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await http.SendAsync(mint, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("auth_tokens/", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subprotocol_headers_and_both_kinds_of_frames_come_through()
    {
        await using EchoService service = await EchoService.StartAsync();
        MemoryStream file = new();
        await using RecordingProxy proxy = await StartAsync(service.Address, file);
        await using (RawClient client = new())
        {
            client.Socket.Options.AddSubProtocol("other");
            client.Socket.Options.AddSubProtocol("live.v1");
            client.Socket.Options.SetRequestHeader("x-goog-user-project", "p1");
            client.Socket.Options.SetRequestHeader("Authorization", "Bearer some-token-of-mine");
            await client.Socket.ConnectAsync(new Uri(proxy.Address, "/some/path?q=1"), TestContext.Current.CancellationToken);
            Assert.Equal("live.v1", client.Socket.SubProtocol);
            await client.SendAsync("""{"a":"some-token-of-mine"}""");
            Assert.Equal("""{"a":"some-token-of-mine"}""", (await client.NextAsync())!.ToJsonString());
            Assert.Equal(WebSocketMessageType.Text, client.Frames);
            await client.Socket.SendAsync("{}"u8.ToArray(), WebSocketMessageType.Binary, endOfMessage: true, TestContext.Current.CancellationToken);
            await client.NextAsync();
            Assert.Equal(WebSocketMessageType.Binary, client.Frames);
        }

        await proxy.DisposeAsync();
        Assert.Equal(("/some/path?q=1", "p1", "Bearer some-token-of-mine"), service.Seen);
        string text = Encoding.UTF8.GetString(file.ToArray());
        Assert.DoesNotContain("some-token-of-mine", text, StringComparison.Ordinal);
        Assert.Contains("\"subprotocol\":\"live.v1\"", text, StringComparison.Ordinal);
        Assert.Equal([true, true, false, false], (await ReadAsync(text)).OfType<RecordedMessage>().Select(message => message.IsText));
    }

    private static Task<RecordingProxy> StartAsync(Uri upstream, Stream file)
        => RecordingProxy.StartAsync(new RecordingProxyOptions { Upstream = upstream }, file, TestContext.Current.CancellationToken);

    private static async Task<List<RecordedEvent>> ReadAsync(string text)
    {
        using RecordingReader reader = await RecordingReader.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "test", TestContext.Current.CancellationToken);
        List<RecordedEvent> events = [];
        await foreach (RecordedEvent happened in reader.ReadAsync(TestContext.Current.CancellationToken)) { events.Add(happened); }
        return events;
    }
}
