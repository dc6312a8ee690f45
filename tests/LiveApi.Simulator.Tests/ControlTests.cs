using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Simulator.Tests.Support;
using LiveApi.Simulator.Time;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>What a test does to the simulator from outside while a client talks to it.</summary>
public class ControlTests
{
    private const string Run = "/control/journal/one";

    [Fact]
    public async Task A_wait_ends_when_the_message_has_come_and_not_before()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        Task<(int Status, JsonNode Json)> first = simulator.AskAsync(HttpMethod.Get, Run + "?waitFor=realtimeInput.text&count=2&containing=HELLO");
        await using RawClient client = await RawClient.OpenAsync(simulator.Address, prefix: "/s/parrot/one");
        await client.SendAsync("""{"realtimeInput":{"text":"hello 1"}}""");
        await client.TurnAsync();
        await client.SendAsync("""{"realtimeInput":{"text":"something else"}}""");
        await client.TurnAsync();
        Assert.False(first.IsCompleted);
        await client.SendAsync("""{"realtimeInput":{"text":"hello 2"}}""");

        (int status, JsonNode json) = await first;
        Assert.Equal((200, "one"), (status, (string)json["run"]!));
        Assert.Contains("hello 2", json.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("open", 200)]
    [InlineData("setup", 200)]
    [InlineData("realtimeInput", 200)]
    [InlineData("realtimeInp", 408)]
    [InlineData("realtimeInput.text&connection=1", 200)]
    [InlineData("realtimeInput.text&connection=2", 408)]
    [InlineData("closed", 408)]
    [InlineData("closed&count=x", 400)]
    [InlineData("toolCall", 408)]
    public async Task A_wait_knows_kinds_connections_and_an_end(string wanted, int status)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await RawClient.OpenAsync(simulator.Address, prefix: "/s/parrot/one");
        await client.SendAsync("""{"realtimeInput":{"text":"hello"}}""");
        await client.TurnAsync();

        (int answered, JsonNode json) = await simulator.AskAsync(HttpMethod.Get, $"{Run}?waitFor={wanted}{(status == 408 ? "&timeout=0" : "")}");
        Assert.Equal(status, answered);
        Assert.Equal(status == 408, (json["error"]?.ToString() ?? "").EndsWith(" within 0 s.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_end_of_a_connection_can_be_waited_for()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        Task<(int Status, JsonNode Json)> closed = simulator.AskAsync(HttpMethod.Get, Run + "?waitFor=closed");
        await using (RawClient client = await RawClient.OpenAsync(simulator.Address, prefix: "/s/parrot/one")) { client.Socket.Abort(); }

        Assert.Equal(1006, (int)(await closed).Json["connections"]![0]!["closed"]!["code"]!);
    }

    [Fact]
    public async Task Steps_are_pushed_into_a_conversation_that_waits_and_it_waits_again_after_them()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await RawClient.OpenAsync(simulator.Address, "\"outputAudioTranscription\":{},\"tools\":[{\"functionDeclarations\":[{\"name\":\"get_weather\",\"description\":\"Weather\"}]}]", prefix: "/s/parrot/one");

        Assert.Equal((200, 2), await PushAsync(simulator, "- say: Are you still there?\n- call: get_weather\n  arguments: { city: Oslo }\n"));
        Assert.Equal("Oslo", (string)(await client.UntilAsync("toolCall"))["functionCalls"]![0]!["args"]!["city"]!);
        Assert.Equal("Are you still there?", client.Transcript("outputTranscription"));
        await client.SendAsync("""{"realtimeInput":{"text":"yes"}}""");
        await client.UntilAsync("serverContent.outputTranscription");
        Assert.EndsWith("yes", client.Transcript("outputTranscription"), StringComparison.Ordinal);

        Assert.Equal((200, 1), await PushAsync(simulator, "close: 1011\nreason: Internal error encountered."));
        Assert.Equal((1011, "Internal error encountered."), await client.CloseAsync());
    }

    [Fact]
    public async Task What_takes_no_time_happens_at_once_also_while_the_model_speaks()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync("barge-in", Speed.RealTime);
        await using RawClient client = await RawClient.OpenAsync(simulator.Address, prefix: "/s/barge-in/one");
        await client.SendAsync("""{"realtimeInput":{"text":"a story"}}""");
        await client.UntilAsync("serverContent.modelTurn");
        Assert.Equal((200, 2), await PushAsync(simulator, """[{"send":{"goAway":{"timeLeft":"1s"}}},{"interrupt":null}]"""));

        await client.UntilAsync("goAway");
        await client.UntilAsync("serverContent.interrupted");
    }

    [Fact]
    public async Task Steps_that_are_wrong_are_refused_with_all_their_faults_and_so_are_steps_for_nobody()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        (int status, JsonNode json) = await simulator.AskAsync(HttpMethod.Post, Run + "/steps", "- expcet: text\n- wait: 2\n");
        Assert.Equal((400, "pushed(1,3): 'expcet' is no step. Did you mean 'expect'?"), (status, (string)json["error"]!));
        Assert.Equal((2, 9), ((int)json["faults"]![1]!["line"]!, (int)json["faults"]![1]!["column"]!));

        Assert.Equal(409, (await simulator.AskAsync(HttpMethod.Post, Run + "/steps", "say: a")).Status);
        await using RawClient client = await RawClient.OpenAsync(simulator.Address, prefix: "/s/parrot/one");
        Assert.Equal(409, (await simulator.AskAsync(HttpMethod.Post, Run + "/steps?connection=2", "say: a")).Status);
        Assert.Equal(400, (await simulator.AskAsync(HttpMethod.Post, Run + "/steps?connection=x", "say: a")).Status);
    }

    [Fact]
    public async Task A_reset_forgets_one_run_and_closes_what_is_open_of_it()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient one = await RawClient.OpenAsync(simulator.Address, prefix: "/s/parrot/one");
        await using RawClient two = await RawClient.OpenAsync(simulator.Address, prefix: "/s/parrot/two");

        Assert.True((bool)(await simulator.AskAsync(HttpMethod.Delete, Run)).Json["forgotten"]!);
        Assert.Equal((1001, "The run was reset."), await one.CloseAsync());
        Assert.Equal(404, (await simulator.AskAsync(HttpMethod.Get, Run)).Status);
        await two.SendAsync("""{"realtimeInput":{"text":"still here"}}""");
        await two.TurnAsync();

        Assert.Equal(1, (int)(await simulator.AskAsync(HttpMethod.Delete, "/control/journal")).Json["forgotten"]!);
        Assert.Equal(1001, (await two.CloseAsync()).Code);
    }

    private static async Task<(int Status, int Pushed)> PushAsync(RunningSimulator simulator, string steps)
    {
        (int status, JsonNode json) = await simulator.AskAsync(HttpMethod.Post, Run + "/steps", steps);
        return (status, (int?)json["pushed"] ?? -1);
    }
}
