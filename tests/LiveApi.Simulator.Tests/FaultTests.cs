using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Framing;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Tests.Support;
using LiveApi.Simulator.Time;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>What goes wrong when a scenario says so.</summary>
public class FaultTests
{
    private const string Setup = """{"setup":{"model":"models/gemini-3.8-live","outputAudioTranscription":{}}}""";

    [Fact]
    public async Task A_drop_ends_the_stream_after_what_was_said()
    {
        await using RunningSimulator simulator = await PlayAsync("- expect: text\n- say: bye\n- drop\n");
        await using RawClient client = await RawClient.OpenAsync(simulator.Address, "\"outputAudioTranscription\":{}");
        await client.SendAsync("""{"realtimeInput":{"text":"go"}}""");

        WebSocketException lost = await Assert.ThrowsAsync<WebSocketException>(client.CloseAsync);

        Assert.Equal(WebSocketError.ConnectionClosedPrematurely, lost.WebSocketErrorCode);
        Assert.Contains("serverContent.turnComplete", client.Kinds());
    }

    [Fact]
    public async Task A_reset_is_a_reset()
    {
        await using RunningSimulator simulator = await PlayAsync("- expect: text\n- drop: reset\n");
        await using RawSocket socket = await RawSocket.DialAsync(simulator.Address);
        await socket.WriteAsync(RawSocket.Text(Setup));
        await socket.ReadFrameAsync();
        await socket.WriteAsync(RawSocket.Text("""{"realtimeInput":{"text":"go"}}"""));

        IOException lost = await Assert.ThrowsAsync<IOException>(socket.IsOverAsync);

        Assert.Equal(SocketError.ConnectionReset, ((SocketException)lost.InnerException!).SocketErrorCode);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task An_upgrade_can_be_refused(int status)
    {
        await using RunningSimulator simulator = await PlayAsync("- expect: text\n", $"upgrade: {status}");
        using ClientWebSocket socket = new();
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(simulator.Address, RawClient.Gemini), TestContext.Current.CancellationToken));

        Assert.Equal(status, (int)socket.HttpStatusCode);
    }

    [Fact]
    public async Task Messages_can_be_split_inside_their_characters()
    {
        await using RunningSimulator simulator = await PlayAsync("- expect: text\n- say: \"${text}\"\n", "split: inside characters");
        await using RawSocket socket = await RawSocket.DialAsync(simulator.Address);
        await socket.WriteAsync(RawSocket.Text(Setup));
        await socket.ReadFrameAsync();
        await socket.WriteAsync(RawSocket.Text("""{"realtimeInput":{"text":"晴れ"}}"""));

        (byte first, byte[] start) = await socket.ReadFrameAsync();
        (byte second, byte[] next) = await socket.ReadFrameAsync();
        Assert.Equal((0x02, 0x00), (first, second));
        Assert.Equal([0xE6], start[^1..]);
        Assert.Equal([0x99], next);
    }

    [Fact]
    public async Task A_stock_client_reads_split_messages()
    {
        await using RunningSimulator simulator = await PlayAsync("- expect: text\n- say: \"${text}\"\n", "split: 7, frames: text, json: compact");
        await using RawClient client = await RawClient.OpenAsync(simulator.Address, "\"outputAudioTranscription\":{}");
        await client.SendAsync("""{"realtimeInput":{"text":"晴れ"}}""");
        await client.TurnAsync();

        Assert.Equal("晴れ", client.Transcript("outputTranscription"));
        Assert.Equal(WebSocketMessageType.Text, client.Frames);
        Assert.Equal("{\"setupComplete\":{}}", Encoding.UTF8.GetString(client.Raw[0]));
    }

    [Fact]
    public async Task Bytes_without_a_frame_break_a_stock_client()
    {
        await using RunningSimulator simulator = await PlayAsync("- expect: text\n- send bytes: \"83 01 41\"\n");
        await using RawClient client = await RawClient.OpenAsync(simulator.Address);
        await client.SendAsync("""{"realtimeInput":{"text":"go"}}""");

        await Assert.ThrowsAsync<WebSocketException>(client.NextAsync);
    }

    [Fact]
    public async Task A_pong_can_be_missing()
    {
        await using RunningSimulator simulator = await PlayAsync("- expect: text\n- close: 1000\n", "pong: never");
        await using RawSocket socket = await RawSocket.DialAsync(simulator.Address);
        await socket.WriteAsync(RawSocket.Text(Setup));
        await socket.ReadFrameAsync();
        await socket.WriteAsync(RawSocket.Frame(0x89, [1]));
        await socket.WriteAsync(RawSocket.Text("""{"realtimeInput":{"text":"go"}}"""));

        Assert.Equal(0x88, (await socket.ReadFrameAsync()).First);
    }

    [Fact]
    public async Task Nothing_comes_on_a_stalled_line()
    {
        await using RunningSimulator simulator = await PlayAsync("- expect: text\n- stall: forever\n- say: unheard\n");
        await using RawClient client = await RawClient.OpenAsync(simulator.Address);
        await client.SendAsync("""{"realtimeInput":{"text":"go"}}""");
        Task<JsonObject?> next = client.NextAsync();
        while (!simulator.Log.Any(line => line.Contains("heard", StringComparison.Ordinal))) { await Task.Yield(); }

        Assert.False(next.IsCompleted);
        Assert.Equal(WebSocketState.Open, client.Socket.State);
        client.Socket.Abort();
        await Assert.ThrowsAnyAsync<Exception>(() => next);
    }

    [Fact]
    public void The_setup_can_stay_without_an_answer()
    {
        using Stage stage = Stage.Ready("service: { setup: never }\nsteps:\n  - expect: text\n");
        stage.Wait(60_000);

        Assert.Empty(stage.Sent);
        Assert.Null(stage.Closed);
    }

    [Theory]
    [InlineData("twice", 2)]
    [InlineData("never", 0)]
    public void The_end_of_a_turn_can_come_twice_or_never(string times, int count)
    {
        using Stage stage = Stage.Ready($"service: {{ turn complete: {times} }}\nsteps:\n  - expect: text\n  - say: hello\n");
        stage.Text("go");
        stage.Wait(10_000);

        Assert.Equal(count, stage.Kinds().Count(kind => kind == "turnComplete"));
    }

    [Fact]
    public void Members_can_come_that_nobody_knows()
    {
        using Stage stage = Stage.Ready("service: { unknown members: yes }\nsteps:\n  - expect: text\n  - say: hello\n");
        stage.Text("go");
        stage.Wait(10_000);

        Assert.All(stage.Sent, sent => Assert.NotNull(sent.Message["brandNewMember"]));
        Assert.NotNull(stage.Last("turnComplete")["serverContent"]!["brandNewMember"]);
    }

    [Fact]
    public void The_service_can_change_its_ways_at_a_step()
    {
        using Stage stage = Stage.Ready("steps:\n  - expect: text\n  - say: one\n  - service: { turn complete: never }\n  - expect: text\n  - say: two\n");
        stage.Text("go");
        stage.Wait(10_000);
        stage.Text("go");
        stage.Wait(10_000);

        Assert.Single(stage.Kinds(), kind => kind == "turnComplete");
        Assert.Equal(2, stage.Kinds().Count(kind => kind == "generationComplete"));
    }

    [Fact]
    public void Chance_is_the_same_for_the_same_seed()
    {
        const string Scenario = "steps:\n  - repeat: 40\n    steps:\n      - expect: text\n      - maybe: 50%\n        steps:\n          - say: yes\n        else:\n          - say: no\n";
        string Play()
        {
            using Stage stage = Stage.Ready(Scenario, "\"outputAudioTranscription\":{}");
            for (int i = 0; i < 40; i++)
            {
                stage.Text("go");
                stage.Wait(5_000);
            }

            return stage.Words("outputTranscription");
        }

        string words = Play();
        Assert.Equal(words, Play());
        Assert.Contains("yes", words, StringComparison.Ordinal);
        Assert.Contains("no", words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_keeps_its_order_its_latency_and_its_bandwidth()
    {
        LineShaper line = new(new Random(1));
        ServiceKnobs knobs = new() { Latency = TimeSpan.FromMilliseconds(50), Jitter = TimeSpan.FromMilliseconds(30), Bandwidth = 100_000 };
        TimeSpan last = TimeSpan.Zero;
        for (int i = 0; i < 100; i++)
        {
            TimeSpan now = TimeSpan.FromMilliseconds(i);
            TimeSpan due = line.DueFor(now, 1_000, knobs);
            Assert.True(due >= last + TimeSpan.FromMilliseconds(10) || i == 0, "1,000 bytes take 10 ms at 100 kB/s.");
            Assert.True(due >= now + knobs.Latency);
            last = due;
        }
    }

    // -1 ms is what the platform takes for "for ever".
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void A_frame_that_a_busy_machine_is_late_with_goes_out_at_once(int late)
    {
        ManualClock clock = new();
        MemoryStream sent = new();
        SendLine line = new(sent, clock, Speed.RealTime, 1);
        Assert.True(line.Post(new Outbound(Opcode.Text, new byte[] { 7 }), new ServiceKnobs()));
        line.Complete();
        clock.Advance(TimeSpan.FromMilliseconds(late));

        Task sending = line.RunAsync(() => { }, TestContext.Current.CancellationToken);

        Assert.True(sending.IsCompletedSuccessfully);
        Assert.Equal(3, sent.Length);
    }

    private static async Task<RunningSimulator> PlayAsync(string steps, string service = "")
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, $"name: fault\nservice: {{ {service} }}\nsteps:\n{steps}", TestContext.Current.CancellationToken);
            return await RunningSimulator.StartAsync(file);
        }
        finally { File.Delete(file); }
    }
}
