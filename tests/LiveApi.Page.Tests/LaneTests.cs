using System.Text.RegularExpressions;
using System.Threading.Tasks;
using LiveApi.Page.Tests.Support;
using LiveApi.Simulator.Tests.Support;
using LiveApi.Simulator.Time;
using Microsoft.Playwright;
using Xunit;

namespace LiveApi.Page.Tests;

/// <summary>What the lanes show of a conversation.</summary>
public partial class LaneTests(Chromium chromium)
{
    [Fact]
    public async Task A_session_appears_by_itself_and_stays_when_it_is_over()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using OpenPage open = await OpenPage.OpenAsync(chromium, simulator);
        await Assertions.Expect(open.Page.GetByText("No session yet")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator("#address")).ToHaveTextAsync(simulator.Address.AbsoluteUri.TrimEnd('/'));

        RawClient client = await RawClient.OpenAsync(simulator.Address, "\"outputAudioTranscription\":{}", "/s/parrot/mine");
        await Assertions.Expect(open.Sessions).ToHaveCountAsync(1);
        await Assertions.Expect(open.Sessions.First).ToContainTextAsync("mine · Ready");
        await Assertions.Expect(OpenPage.Of(open.Client, "setup")).ToHaveTextAsync("setup gemini-3.8-live");

        await client.SendAsync("""{"realtimeInput":{"text":"one two three"}}""");
        await client.TurnAsync();
        await Assertions.Expect(OpenPage.Of(open.Client, "realtimeInput.text")).ToHaveTextAsync("one two three");
        await Assertions.Expect(open.Model.Locator(".sentence")).ToHaveTextAsync("one two three");
        await Assertions.Expect(open.Page.Locator("#state")).ToHaveTextAsync("Ready");

        await client.Socket.CloseAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);
        await client.DisposeAsync();
        await Assertions.Expect(open.Page.Locator("#state")).ToHaveTextAsync("closed 1000");
        await Assertions.Expect(open.Page.Locator(".lines .close")).ToHaveTextAsync("closed 1000");
        await open.Page.ReloadAsync();
        await Assertions.Expect(open.Model.Locator(".sentence")).ToHaveTextAsync("one two three");
        Assert.Empty(open.Complaints);
    }

    [Theory]
    [InlineData("#default%2F1", "weather #1")]
    [InlineData("#default%2F7", "parrot #2")]
    [InlineData("#%", "parrot #2")]
    public async Task An_address_may_name_a_session(string place, string title)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient one = await Talks.AskForTheWeatherAsync(simulator.Address);
        await using RawClient two = await RawClient.OpenAsync(simulator.Address);
        await using OpenPage open = await OpenPage.OpenAsync(chromium, simulator, place: place);

        await Assertions.Expect(open.Page.Locator("#title")).ToHaveTextAsync(title);
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task A_call_stands_below_its_result_above_and_between_them_how_long_it_took()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await Talks.AskForTheWeatherAsync(simulator.Address);
        await using OpenPage open = await OpenPage.OpenAsync(chromium, simulator);

        await Assertions.Expect(OpenPage.Of(open.Model, "toolCall")).ToHaveTextAsync("get_weather(Oslo)");
        await Assertions.Expect(OpenPage.Of(open.Client, "toolResponse")).ToHaveTextAsync("get_weather = 4 degrees and rain");
        await Assertions.Expect(open.Model.Locator(".sentence")).ToHaveTextAsync("The weather in Oslo: 4 degrees and rain.");
        await Assertions.Expect(open.Between.Locator("[data-name='question to call']")).ToHaveTextAsync(Milliseconds());
        await Assertions.Expect(open.Page.Locator("#figures [data-name='tool calls'] dd")).ToHaveTextAsync("1");
        await Assertions.Expect(OpenPage.Of(open.Model, "serverContent.audio").Locator("path").First).ToHaveAttributeAsync("d", Wave());
    }

    [Fact]
    public async Task An_interruption_cuts_what_has_not_played()
    {
        using ScenarioFile file = new(Talks.Story);
        await using RunningSimulator simulator = await RunningSimulator.StartAsync(file.Path, Speed.Times(4));
        await using OpenPage open = await OpenPage.OpenAsync(chromium, simulator);
        await using RawClient client = await Talks.InterruptAsync(simulator.Address, 4);

        await Assertions.Expect(OpenPage.Of(open.Model, "serverContent.interrupted")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator(".lines [data-tone='cut']")).ToHaveCountAsync(1);
        await Assertions.Expect(open.Model.Locator(".sound.unheard").First).ToBeAttachedAsync();
        await Assertions.Expect(open.Model.Locator(".sentence", new() { HasText = "Once" })).ToBeAttachedAsync();
        await Assertions.Expect(open.Model.Locator(".sentence", new() { HasText = "Wait, stop." })).ToBeAttachedAsync();
        await Assertions.Expect(open.Client.Locator(".sound path").First).ToHaveAttributeAsync("d", Wave());
        await Assertions.Expect(open.Page.Locator("#figures [data-name='interruptions'] dd")).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task Faults_findings_and_a_bad_end_are_seen_at_once()
    {
        using ScenarioFile file = new("  - expect: text\n  - note: Now it goes wrong.\n  - stall: 100ms\n  - send: { toolCallCancellation: { ids: [c1] } }\n  - send: { surprise: 1 }\n  - send-bytes: 8900\n  - expect: text\n  - fail: The client did wrong.\n");
        await using RunningSimulator simulator = await RunningSimulator.StartAsync(file.Path);
        await using OpenPage open = await OpenPage.OpenAsync(chromium, simulator);
        await using RawClient client = await RawClient.OpenAsync(simulator.Address);
        await client.SendAsync("""{"toolResponse":{"functionResponses":[{"id":"nobody","response":{}}]}}""");
        await client.SendAsync("""{"realtimeInput":{"text":"go"}}""");
        await client.SendAsync("""{"realtimeInput":{"text":"on"}}""");
        Assert.Equal(1011, (await client.CloseAsync()).Code);

        await Assertions.Expect(OpenPage.Of(open.Between, "note")).ToHaveTextAsync("note Now it goes wrong.");
        await Assertions.Expect(OpenPage.Of(open.Between, "stall")).ToHaveAttributeAsync("data-tone", "fault");
        await Assertions.Expect(OpenPage.Of(open.Model, "toolCallCancellation")).ToHaveTextAsync("calls taken back c1");
        await Assertions.Expect(OpenPage.Of(open.Model, "unknown")).ToHaveAttributeAsync("data-tone", "warn");
        await Assertions.Expect(OpenPage.Of(open.Between, "raw")).ToContainTextAsync("2 bytes");
        await Assertions.Expect(OpenPage.Of(open.Between, "failure")).ToContainTextAsync("The client did wrong.");
        await Assertions.Expect(OpenPage.Of(open.Client, "toolResponse")).ToHaveClassAsync(new Regex("found"));
        await Assertions.Expect(open.Sessions.First).ToContainTextAsync("3 faults");
        await Assertions.Expect(open.Sessions.First).ToContainTextAsync("1 finding");
        await Assertions.Expect(open.Page.Locator(".lines .close[data-tone='fault']")).ToHaveTextAsync("closed 1011");
    }

    [GeneratedRegex(@"^\d+ ms$|^[\d.]+ s$")]
    private static partial Regex Milliseconds();

    // More than a flat line: there are corners.
    [GeneratedRegex("^M0 (.*L){4}")]
    private static partial Regex Wave();
}
