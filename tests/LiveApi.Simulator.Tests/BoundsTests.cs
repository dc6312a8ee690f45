using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Profiles;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Replay;
using LiveApi.Simulator.Scenarios;
using LiveApi.Simulator.Scenarios.Reading;
using LiveApi.Simulator.Tests.Support;
using LiveApi.Simulator.Time;
using LiveApi.Simulator.Tokens;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>What a few words could ask for without end has one, and is told.</summary>
public class BoundsTests
{
    [Fact]
    public void Aliases_of_aliases_are_counted_as_often_as_they_stand_for_something()
    {
        string laughs = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
            + string.Concat("bcdefghi".Select(name => $"{name}: &{name} [{string.Join(", ", Enumerable.Repeat("*" + (char)(name - 1), 10))}]\n"));
        ScenarioException refused = Assert.Throws<ScenarioException>(() => ScenarioReader.Read("laughs.yaml", $"variables:\n{string.Concat(laughs.Split('\n').Select(line => $"  {line}\n"))}steps: [ wait: 1s ]"));

        Assert.Equal("The scenario has more than 200000 values, those that aliases repeat counted each time.", refused.Problem);
        Assert.Equal("b: 3", Assert.Single(ScenarioReader.ReadPushed("set: &a { b: 3 }").Select(step => ((Scenarios.Steps.SetStep)step).Values["b"] is { } value ? $"b: {value}" : "")));
    }

    [Theory]
    [InlineData("wait: 1001h", "This is longer than any timer runs. Write at most 1000h.")]
    [InlineData("wait: 99999999999999999999999999999h", "This is longer than any timer runs. Write at most 1000h.")]
    [InlineData("service: { chunk: 2000000000 }", "A piece of audio has at most 8388608 bytes, not \"2000000000\".")]
    [InlineData("service: { bandwidth: 0 B/s }", "A rate is above zero. Write stall: forever for a service that sends nothing.")]
    [InlineData("service: { upgrade: 4040 }", "A refused upgrade has a status from 400 to 599, not \"4040\".")]
    [InlineData("include: other.yaml", "Steps that are pushed name no files. Put them into the scenario, or write there what the file has.")]
    [InlineData("{ say: a, file: /dev/zero }", "Steps that are pushed name no files. Put them into the scenario, or write there what the file has.")]
    public void What_no_machine_has_is_refused_when_it_is_read(string steps, string message)
        => Assert.EndsWith(message, Assert.Throws<ScenarioException>(() => ScenarioReader.ReadPushed(steps)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("- set: { a: xxxxxxxxxx }\n- repeat: 100\n  steps:\n  - set: { a: '${a}${a}' }\n", "the values that are put in here are larger than 16777216 characters.")]
    [InlineData("- set: { a: [x] }\n- repeat: 100\n  steps:\n  - set: { a: ['${a}', '${a}'] }\n", "the values that are put in here are larger than 16777216 characters.")]
    [InlineData("- repeat: 2000000000\n  steps:\n  - note: again\n", "200000 steps were done, and the client did nothing meanwhile.")]
    public void A_scenario_that_would_never_end_fails_and_says_why(string steps, string reason)
    {
        using Stage stage = Stage.Ready("steps:\n" + steps);
        stage.Wait(1_000);

        Assert.Equal(1011, stage.Closed?.Code);
        Assert.EndsWith(reason, stage.Closed?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_conversation_that_waits_for_the_client_again_and_again_goes_on()
    {
        using Stage stage = Stage.Ready("steps:\n- repeat: forever\n  steps:\n  - expect: text\n  - repeat: 150000\n    steps: [ { set: { a: b } } ]\n");
        for (int i = 0; i < 3; i++) { stage.Text("again"); }

        Assert.Null(stage.Closed);
    }

    [Fact]
    public void The_oldest_of_many_tokens_are_good_no_longer()
    {
        TokenStore many = new(TimeProvider.System), large = new(TimeProvider.System);
        JsonObject setup = new() { ["systemInstruction"] = new string('x', 1_000_000) };
        for (int i = 0; i < 1_001; i++) { many.Add(Token(i)); }
        for (int i = 0; i < 20; i++) { large.Add(Token(i) with { Setup = (JsonObject)setup.DeepClone() }); }

        Assert.Equal((false, true, true), (Has(many, 0), Has(many, 1), Has(many, 1_000)));
        Assert.Equal((false, true, true), (Has(large, 0), Has(large, 4), Has(large, 19)));

        static EphemeralToken Token(int i) => new($"auth_tokens/{i}", 1, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
        static bool Has(TokenStore store, int i) => store.Find(Credential.Of(CredentialKind.EphemeralToken, $"auth_tokens/{i}", inQuery: false)) is not null;
    }

    [Fact]
    public void Of_many_sessions_that_ended_the_oldest_cannot_be_resumed_any_more()
    {
        ManualClock clock = new();
        SessionStore store = new(clock);
        Scenario scenario = ScenarioReader.Read("t", "steps: []\n");
        SessionMemory open = new(Guid.Empty, "m", scenario);
        store.Remember("open", open, TimeSpan.FromHours(2));
        for (int i = 0; i < SessionStore.MostLeft + 1_000; i++)
        {
            SessionMemory memory = new(Guid.Empty, "m", scenario);
            store.Remember($"{i}", memory, TimeSpan.FromHours(2));
            clock.Advance(TimeSpan.FromMilliseconds(1));
            store.Leave(memory);
        }

        Assert.Null(store.Find("0", TimeSpan.FromHours(2)));
        Assert.NotNull(store.Find("1000", TimeSpan.FromHours(2)));
        Assert.Same(open, store.Find("open", TimeSpan.FromHours(2)));
    }

    [Fact]
    public void Runs_that_are_reset_leave_nothing_behind()
    {
        SimulatorServer server = new(new SimulatorOptions());
        for (int i = 0; i < 2_000; i++)
        {
            _ = server.Mint($"run-{i}", "{}");
            Assert.True(server.Forget($"run-{i}"));
        }

        Assert.Empty(server.Runs);
        for (int i = 0; i < 1_001; i++) { _ = server.Mint($"run-{i}", "{}"); }
        Assert.Equal("run-1", server.Runs[0].Journal.Name);
    }

    [Fact]
    public void What_a_client_says_at_length_is_cut_in_the_journal()
    {
        using Stage stage = new();
        stage.Client("{\"setup\":{\"model\":\"models/" + new string('m', 1_000_000) + "\"}}");
        Assert.Equal(1008, stage.Closed?.Code);
        Assert.InRange(stage.Journal.Model!.Length, 1_000, 1_200);
        Assert.InRange(stage.Journal.Closed!.Reason.Length, 1_000, 1_200);

        using Stage named = Stage.Ready();
        named.Client("{\"" + new string('n', 1_000_000) + "\":1}");
        Assert.All(named.Journal.Read(entries => entries.SelectMany(entry => entry.Findings).ToArray()), finding => Assert.InRange(finding.Length, 1_000, 1_200));
    }

    [Theory]
    [InlineData("{\"tools\":5}")]
    [InlineData("5")]
    [InlineData("null")]
    public void An_update_that_is_none_is_refused_as_the_service_does(string update)
    {
        using Stage stage = new(surface: new Surface(Backend.Vertex, "v1beta1", Constrained: false));
        stage.SetUp(model: "publishers/google/models/gemini-live-2.5-flash-native-audio");
        stage.Client("{\"contextUpdate\":" + update + "}");

        Assert.Equal(1007, stage.Closed?.Code);
    }

    [Theory]
    [InlineData("", 10_000)]
    [InlineData("""{"setup":{"model":"models/gemini-3.8-live"}}""", 600_000)]
    public async Task At_instant_speed_a_client_that_says_nothing_is_sent_away_by_the_clock_on_the_wall(string first, int milliseconds)
    {
        ManualClock clock = new();
        SimulatorServer server = new(new SimulatorOptions { Speed = Speed.Instant, Clock = clock });
        await using SimulatorHost host = await SimulatorHost.StartAsync(server, stop: TestContext.Current.CancellationToken);
        await using RawClient client = await RawClient.DialAsync(host.Address);
        if (first.Length > 0)
        {
            await client.SendAsync(first);
            await client.UntilAsync("setupComplete");
        }

        while (server.Runs.All(run => run.Open.IsEmpty)) { await Task.Yield(); }

        clock.Advance(TimeSpan.FromMilliseconds(milliseconds - 1));
        Assert.Single(server.Runs.Single().Open);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal((1001, $"The client said nothing for {milliseconds / 1_000} s."), await client.CloseAsync());
    }

    [Fact]
    public async Task A_client_that_is_far_ahead_of_a_recording_is_sent_away()
    {
        using Listener listener = new(strict: false);
        ClientLine line = ClientLine.Of("""{"realtimeInput":{"text":"hello"}}"""u8.ToArray());
        for (int i = 0; i < 10_000; i++) { Assert.True(listener.Hear(line, 35)); }
        Assert.False(listener.Hear(line, 35));
        _ = await listener.NextAsync(CancellationToken.None);
        Assert.True(listener.Hear(line, 35));

        using Listener large = new(strict: true);
        Assert.True(large.Hear(line, 60 * 1024 * 1024));
        Assert.False(large.Hear(line, 35));
    }
}
