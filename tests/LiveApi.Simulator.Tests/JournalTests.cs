using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

public class JournalTests
{
    private const string Secret = "AIzaSyMARKER-0123456789-0123456789";

    [Fact]
    public async Task The_journal_tells_what_was_said_on_both_sides_and_how_it_ended()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using (RawClient client = await RawClient.OpenAsync(simulator.Address, "\"outputAudioTranscription\":{}"))
        {
            await client.SendAudioAsync(Sound.Noise(0.5, -50));
            await client.SendAudioAsync(Sound.Noise(0.5, -50));
            await client.SendAsync("""{"realtimeInput":{"text":"hello there"}}""");
            await client.TurnAsync();
            await client.SendAsync("""{"nonsense":1}""");
            Assert.Equal(1007, (await client.CloseAsync()).Code);
        }

        JsonNode connection = (await simulator.GetAsync("/control/journal/default"))["connections"]![0]!;
        Assert.Equal("gemini v1beta", (string?)connection["surface"]);
        Assert.Equal("API key in a header", (string?)connection["credential"]);
        Assert.Equal("models/gemini-3.8-live", (string?)connection["model"]);
        Assert.Equal((1007, "server"), ((int)connection["closed"]!["code"]!, (string)connection["closed"]!["by"]!));

        JsonArray messages = connection["messages"]!.AsArray();
        JsonNode audio = messages.First(message => (string?)message!["kind"] == "realtimeInput.audio")!;
        Assert.Equal(2, (int)audio["count"]!);
        Assert.Equal(1, (double)audio["audio"]!["seconds"]!);
        Assert.InRange((double)audio["audio"]!["rmsDbfs"]!, -50.5, -49.5);
        Assert.Null(audio["message"]);
        Assert.Equal("hello there", (string?)messages.First(message => (string?)message!["kind"] == "realtimeInput.text")!["message"]!["realtimeInput"]!["text"]);
        Assert.Contains(messages, message => (string?)message!["kind"] == "serverContent.turnComplete" && (string?)message["state"] == "Playing");
        Assert.Contains("Unknown name \"nonsense\"", (string?)messages.Last(message => message!["findings"] is not null)!["findings"]![0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no json", "raw", false)]
    [InlineData("[1]", "raw", true)]
    [InlineData("{\"surprise\":1}", "unknown", true)]
    [InlineData("{\"toolCall\":{}}", "toolCall", true)]
    public void What_a_scenario_sends_by_itself_is_told_whatever_it_is(string message, string kind, bool isJson)
    {
        Simulator.Journal.ConnectionJournal journal = new(1, "gemini v1beta", "parrot", "none", DateTimeOffset.UnixEpoch);

        journal.SentRaw(TimeSpan.Zero, System.Text.Encoding.UTF8.GetBytes(message));

        Simulator.Journal.JournalEntry entry = journal.Read(Enumerable.Single);
        Assert.Equal((kind, isJson), (entry.Kind, entry.Json is not null));
    }

    [Fact]
    public async Task Runs_do_not_see_each_other()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient one = await RawClient.OpenAsync(simulator.Address, prefix: "/s/parrot/one");
        await using RawClient two = await RawClient.OpenAsync(simulator.Address, prefix: "/s/weather/two%20words");

        Assert.Single((await simulator.GetAsync("/control/journal/one"))["connections"]!.AsArray());
        Assert.Equal("weather", (string?)(await simulator.GetAsync("/control/journal/two%20words"))["connections"]![0]!["scenario"]);
        Assert.Equal(2, (await simulator.GetAsync("/control/journal"))["runs"]!.AsArray().Count);
        using HttpClient http = new();
        Uri none = new UriBuilder(new Uri(simulator.Address, "/control/journal/three")) { Scheme = "http" }.Uri;
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(none, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData(RawClient.Gemini + "?key=" + Secret, "", "")]
    [InlineData(RawClient.Gemini, "x-goog-api-key", Secret)]
    [InlineData(RawClient.Gemini + "Constrained?access_token=auth_tokens/" + Secret, "", "")]
    [InlineData(RawClient.Gemini + "Constrained", "Authorization", "Token auth_tokens/" + Secret)]
    [InlineData("/ws/nowhere?key=" + Secret, "", "")]
    public async Task No_secret_is_in_any_journal_or_log(string path, string header, string value)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        try
        {
            await using RawClient client = await RawClient.DialAsync(simulator.Address, path, header, value);
            await client.SendAsync("{\"setup\":{\"model\":\"models/gemini-3.8-live\"}}");
            await client.UntilAsync("setupComplete");
            await client.SendAsync("{\"realtimeInput\":{\"text\":\"my key is " + Secret + " and my token auth_tokens/" + Secret + "\"}}");
            await client.TurnAsync();
            await client.SendAsync("{\"" + Secret + "\":1}");
            await client.CloseAsync();
        }
        catch (System.Net.WebSockets.WebSocketException) when (path.Contains("nowhere", StringComparison.Ordinal)) { }

        Assert.DoesNotContain("MARKER", (await simulator.GetAsync("/control/journal")).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(simulator.Log, line => line.Contains("MARKER", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_heard_and_said_can_be_had_as_wav()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync("parrot", Simulator.Time.Speed.Instant, keepAudio: true);
        await using RawClient client = await RawClient.OpenAsync(simulator.Address);
        byte[] sent = Sound.Noise(0.5, -50);
        await client.SendAudioAsync(sent);
        await client.SendAsync("""{"realtimeInput":{"text":"hello there"}}""");
        await client.TurnAsync();

        byte[] heard = await simulator.GetBytesAsync("/control/journal/default/1/heard.wav");
        byte[] said = await simulator.GetBytesAsync("/control/journal/default/1/said.wav");

        Assert.Equal(sent, heard[44..]);
        Assert.Equal(16_000, BitConverter.ToInt32(heard, 24));
        Assert.Equal(client.Audio(), said[44..]);
        Assert.Equal(24_000, BitConverter.ToInt32(said, 24));
    }

    [Fact]
    public async Task Health_counts_connections()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await RawClient.OpenAsync(simulator.Address);

        JsonNode health = await simulator.GetAsync("/control/health");

        Assert.Equal("ok", (string?)health["status"]);
        Assert.Equal(1, (int)health["connectionsOpen"]!);
        Assert.Equal("instant", (string?)health["speed"]);
    }
}
