using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Framing;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Scenarios;
using LiveApi.Simulator.Scenarios.Reading;
using LiveApi.Simulator.Tests.Support;
using LiveApi.Simulator.Time;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>No client can harm another one's session, fill the simulator up, or get a secret into what it writes.</summary>
public class SafetyTests
{
    private const string Setup = """{"setup":{"model":"models/gemini-3.8-live"}}""";
    private const string Endless = "steps:\n- expect: text\n- wait: 1h\n";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_session_goes_on_while_others_do_whatever_bytes_can_do(int seed)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await RawClient.OpenAsync(simulator.Address, "\"outputAudioTranscription\":{}");
        Task[] others = [.. Enumerable.Range(0, 24).Select(i => HarassAsync(simulator.Address, new Random((seed * 100) + i)))];
        for (int i = 0; i < 10; i++)
        {
            await client.SendAsync("{\"realtimeInput\":{\"text\":\"turn " + i + "\"}}");
            await client.TurnAsync();
        }

        await Task.WhenAll(others);
        await client.SendAsync("""{"realtimeInput":{"text":"after them"}}""");
        await client.TurnAsync();
        Assert.Equal(string.Concat(Enumerable.Range(0, 10).Select(i => $"turn {i}")) + "after them", client.Transcript("outputTranscription"));
        Assert.DoesNotContain(simulator.Log, line => line.Contains("The simulator failed", StringComparison.Ordinal));
        // All of them are gone for the simulator, too.
        while ((int)(await simulator.GetAsync("/control/health"))["connectionsOpen"]! > 1) { await Task.Yield(); }
    }

    [Theory]
    [InlineData("{\"realtimeInput\":{\"text\":", "}}", 1007)]
    [InlineData("{\"toolResponse\":{\"functionResponses\":[{\"id\":\"1\",\"response\":", "}]}}", 1007)]
    public void Json_that_is_nested_without_end_is_refused(string before, string after, int code)
    {
        using Stage stage = Stage.Ready();
        stage.Client(before + string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000) + after);

        Assert.Equal(code, stage.Closed?.Code);
        Assert.StartsWith("Invalid JSON payload received.", stage.Closed?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mask_of_a_million_steps_is_refused()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        using HttpClient http = simulator.Http();
        using HttpRequestMessage mint = new(HttpMethod.Post, "v1beta/auth_tokens") { Content = new StringContent("{\"bidiGenerateContentSetup\":{\"model\":\"m\"},\"fieldMask\":\"" + string.Join('.', Enumerable.Repeat("a", 400_000)) + "\"}") };
        mint.Headers.Add("x-goog-api-key", "k");
        using HttpResponseMessage answer = await http.SendAsync(mint, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("field_mask", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_that_are_nested_without_end_are_refused()
        => Assert.Equal("This is nested too deeply.", Assert.Throws<ScenarioException>(() => ScenarioReader.ReadPushed("send: " + new string('[', 50_000))).Problem);

    [Fact]
    public void There_is_an_end_to_messages_before_setupComplete()
    {
        using Stage stage = new("service: { setup: never }\nsteps:\n- expect: text\n");
        stage.Client(Setup);
        for (int i = 0; i < 1_001; i++) { stage.Text("too early"); }

        Assert.Equal((1008, "More than 1000 messages were sent before setupComplete."), stage.Closed);
    }

    [Fact]
    public void There_is_an_end_to_what_no_step_has_come_to()
    {
        using Stage stage = Stage.Ready(Endless);
        for (int i = 0; i < 1_001; i++) { stage.Text("hello"); }
        Assert.Null(stage.Closed);
        stage.Text("hello");

        Assert.EndsWith("the client did more than 1000 things that no step has come to yet.", stage.Closed?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_an_end_to_pongs_that_nobody_reads()
    {
        SendLine line = new(Stream.Null, new ManualClock(), Speed.Instant, 1);
        int posted = 0;
        while (posted < 2_000_000 && line.Post(new Outbound(Opcode.Pong, default), new ServiceKnobs())) { posted++; }

        Assert.InRange(posted, 100_000, 1_000_000);
    }

    [Fact]
    public async Task A_line_that_breaks_as_nobody_foresaw_ends_its_connection()
    {
        SimulatorServer server = new(new SimulatorOptions { Speed = Speed.Instant });
        await using BrokenLine line = new(RawSocket.Text(Setup));

        await Assert.ThrowsAsync<NotSupportedException>(() => server.ConverseAsync(server.Admit(Upgrade("")), line, static _ => { }, TestContext.Current.CancellationToken));

        Assert.Contains("\"state\":\"Closed\"", server.GetJournal(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void There_is_an_end_to_runs_and_the_newest_stay()
    {
        SimulatorServer server = new(new SimulatorOptions());
        _ = server.Admit(Upgrade(""));
        for (int i = 0; i < 1_500; i++) { Assert.Null(server.Admit(Upgrade($"/s/parrot/run-{i}")).Refusal); }

        string[] runs = [.. server.Runs.Select(run => run.Journal.Name)];
        Assert.InRange(runs.Length, 1, 1_000);
        Assert.Contains("default", runs);
        Assert.Contains("run-1499", runs);
        Assert.DoesNotContain("run-0", runs);
    }

    /// <summary>Secrets that look like none of Google's: a gateway's own.</summary>
    [Theory]
    [InlineData(RawClient.Gemini, "x-goog-api-key", "gateway-MARKER-1")]
    [InlineData(RawClient.Gemini + "?key=gateway-MARKER-1", "", "gateway-MARKER-1")]
    [InlineData(RawClient.Gemini, "Authorization", "gateway-MARKER-1")]
    public async Task What_the_client_came_with_is_in_no_journal_even_if_it_says_it_itself(string path, string header, string secret)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await RawClient.DialAsync(simulator.Address, path, header, header == "Authorization" ? "Bearer " + secret : header.Length > 0 ? secret : "");
        await client.SendAsync(Setup);
        await client.UntilAsync("setupComplete");
        await client.SendAsync("{\"realtimeInput\":{\"text\":\"my secret is " + secret + "\"}}");
        await client.TurnAsync();
        await client.SendAsync("{\"" + secret + "\":\"" + secret + "\"}");
        await client.CloseAsync();

        Assert.DoesNotContain("MARKER", (await simulator.GetAsync("/control/journal")).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(simulator.Log, line => line.Contains("MARKER", StringComparison.Ordinal));
    }

    private static UpgradeRequest Upgrade(string prefix) => new("GET", prefix + RawClient.Gemini, "?key=k", name => name switch
    {
        "Connection" => "Upgrade",
        "Upgrade" => "websocket",
        "Sec-WebSocket-Version" => "13",
        "Sec-WebSocket-Key" => "dGhlIHNhbXBsZSBub25jZQ==",
        _ => null,
    });

    /// <summary>One client that does something odd, and leaves in one way or another.</summary>
    private static async Task HarassAsync(Uri address, Random dice)
    {
        try
        {
            if (dice.Next(5) == 0) { await SendGarbageAsync(address, dice); return; }
            await using RawSocket socket = await RawSocket.DialAsync(address, dice.Next(2) == 0 ? RawClient.Gemini : "/s/weather/odd" + RawClient.Gemini);
            if (dice.Next(3) > 0) { await socket.WriteAsync(RawSocket.Text(Setup)); }
            for (int i = dice.Next(1, 30); i > 0; i--) { await socket.WriteAsync(Odd(dice)); }
        }
        catch (Exception refused) when (refused is IOException or SocketException or OperationCanceledException) { }
    }

    private static byte[] Odd(Random dice)
    {
        byte[] random = new byte[dice.Next(0, 300)];
        dice.NextBytes(random);
        return dice.Next(9) switch
        {
            0 => random,
            1 => RawSocket.Frame((byte)dice.Next(256), random),
            2 => RawSocket.Frame(0x81, random),
            3 => RawSocket.Frame(0x89, random[..Math.Min(random.Length, 125)]),
            4 => RawSocket.Frame((byte)(dice.Next(2) == 0 ? 0x01 : 0x00), Encoding.UTF8.GetBytes("{\"realtimeInput\":")),
            5 => [0x81, 0xFF, 0x7F, .. random.Take(7), 0, 0, 0, 0],
            6 => RawSocket.Frame(0x81, random, masked: false),
            7 => RawSocket.Text("{\"realtimeInput\":{\"audio\":{\"mimeType\":\"audio/pcm;rate=" + dice.Next() + "\",\"data\":\"" + Convert.ToBase64String(random) + "\"}}}"),
            _ => RawSocket.Text("{\"realtimeInput\":{\"text\":\"" + new string('x', dice.Next(40_000)) + "\"}}"),
        };
    }

    private static async Task SendGarbageAsync(Uri address, Random dice)
    {
        using TcpClient tcp = new();
        await tcp.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        byte[] random = new byte[dice.Next(1, 2_000)];
        dice.NextBytes(random);
        await tcp.GetStream().WriteAsync(random, TestContext.Current.CancellationToken);
    }
}
