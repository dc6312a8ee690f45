using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Recording;
using LiveApi.Simulator.Replay;
using LiveApi.Simulator.Tests.Support;
using LiveApi.Simulator.Time;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>A recording plays the service's side again, holds the client to its own, and can become a scenario.</summary>
public sealed class ReplayTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".jsonl");

    [Fact]
    public async Task It_says_what_was_said_to_a_client_that_cuts_its_audio_in_another_way()
    {
        await using SimulatorHost simulator = await ServeAsync(Recordings.Greeting);
        await using RawClient client = new();
        client.Socket.Options.AddSubProtocol("live.v1");
        await client.Socket.ConnectAsync(new Uri(simulator.Address, "/any/path"), TestContext.Current.CancellationToken);
        Assert.Equal("live.v1", client.Socket.SubProtocol);

        // In snake_case and with one member more, as another client has it; the handle is another session's.
        await client.SendAsync("""{"setup":{"model":"models/gemini-3.8-live","output_audio_transcription":{},"inputAudioTranscription":{},"session_resumption":{"handle":"new"},"temperature":1}}""");
        await client.UntilAsync("setupComplete");
        for (int i = 0; i < 100; i++) { await client.SendAudioAsync(new byte[640]); }
        await client.UntilAsync("toolCall");
        await client.SendAsync("""{"toolResponse":{"functionResponses":[{"id":"function-call-1","name":"get_weather","response":{"sky":"rain"}}]}}""");

        Assert.Equal((1011, "Internal error encountered."), await client.CloseAsync());
        Assert.Equal(["setupComplete", "voiceActivity.ACTIVITY_END", "serverContent.inputTranscription", "serverContent.inputTranscription", "toolCall", "serverContent.modelTurn+outputTranscription", "serverContent.generationComplete", "serverContent.turnComplete"], client.Kinds());
        Assert.Equal(WebSocketMessageType.Binary, client.Frames);
        Assert.Equal("{\n  \"setupComplete\": {}\n}\n", Encoding.UTF8.GetString(client.Raw[0]));
        Assert.Equal(9_600, client.Audio().Length);
    }

    [Theory]
    [InlineData("""{"toolResponse":{"functionResponses":[{"id":"function-call-1","name":"get_weather","response":{"sky":"sun"}}]}}""",
        "message 4 of the client (toolResponse): toolResponse.functionResponses[0].response.sky was \"rain\" in the recording, and is \"sun\".")]
    [InlineData("""{"realtimeInput":{"text":"hello"}}""", "message 4 of the client (toolResponse): the message was toolResponse in the recording, and is realtimeInput.text.")]
    public async Task A_client_that_says_something_else_is_told_which_message_what_was_expected_and_what_came(string message, string complaint)
    {
        await using SimulatorHost simulator = await ServeAsync(Recordings.Greeting, log: out System.Collections.Concurrent.ConcurrentQueue<string> log);
        await using RawClient client = await SpeakAsync(simulator);
        await client.UntilAsync("toolCall");
        await client.SendAsync(message);

        (int code, string reason) = await client.CloseAsync();
        Assert.Equal(1011, code);
        Assert.StartsWith(reason, $"{Path.GetFileName(_file)}, {complaint}", StringComparison.Ordinal);
        Assert.Contains(log, line => line.EndsWith($"FAILED: {Path.GetFileName(_file)}, {complaint}", StringComparison.Ordinal));
        JsonNode journal = JsonNode.Parse(Server(simulator).GetJournal()!)!;
        Assert.Contains(journal["connections"]![0]!["messages"]!.AsArray(), entry => (string?)entry!["kind"] == "failure" && ((string)entry["text"]!).EndsWith(complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Strictly_audio_has_its_cuts_and_a_message_its_members()
    {
        await using SimulatorHost simulator = await ServeAsync(Recordings.Greeting, strict: true);
        await using RawClient client = await RawClient.DialAsync(simulator.Address);
        await client.SendAsync("""{"setup":{"model":"models/gemini-3.8-live","outputAudioTranscription":{},"inputAudioTranscription":{},"sessionResumption":{"handle":"old"}}}""");
        await client.UntilAsync("setupComplete");
        await client.SendAudioAsync(new byte[32_000]);
        await client.SendAudioAsync(new byte[640]);
        Assert.Contains("message 3 of the client (realtimeInput.audio): realtimeInput.audio.data was", (await client.CloseAsync()).Reason, StringComparison.Ordinal);

        await using RawClient other = await RawClient.DialAsync(simulator.Address);
        await other.SendAsync("""{"setup":{"model":"models/gemini-3.8-live","outputAudioTranscription":{},"inputAudioTranscription":{},"sessionResumption":{"handle":"old","x":1}}}""");
        Assert.Contains("message 1 of the client (setup): setup.sessionResumption.x was nothing", (await other.CloseAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_takes_no_steps_and_says_so_and_a_reset_closes_it()
    {
        await using SimulatorHost host = await ServeAsync(Recordings.Greeting);
        await using RawClient client = await RawClient.DialAsync(host.Address, "/s/any/one" + RawClient.Gemini);
        await client.SendAsync("""{"setup":{"model":"models/gemini-3.8-live","outputAudioTranscription":{},"inputAudioTranscription":{},"sessionResumption":{"handle":"old"}}}""");
        await client.UntilAsync("setupComplete");
        using HttpClient http = new() { BaseAddress = new UriBuilder(host.Address) { Scheme = "http" }.Uri };
        using StringContent step = new("say: hello");
        using HttpResponseMessage refused = await http.PostAsync(new Uri("control/journal/one/steps", UriKind.Relative), step, TestContext.Current.CancellationToken);
        string why = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Matches("replays .*, which says what was recorded and nothing else: steps are for scenarios", why);

        using HttpResponseMessage reset = await http.DeleteAsync(new Uri("control/journal/one", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((1001, "The run was reset."), await client.CloseAsync());
    }

    [Fact]
    public async Task Times_are_kept_at_the_speed_that_was_asked_for()
    {
        await using SimulatorHost simulator = await ServeAsync(
            Recordings.Head + "\n" + """
            {"at":0,"from":"client","message":{"setup":{}}}
            {"at":0.5,"from":"server","message":{"setupComplete":{}}}
            {"at":10.5,"from":"server","message":{"goAway":{}}}
            """, speed: Speed.Times(20));
        await using RawClient client = await RawClient.DialAsync(simulator.Address);
        Stopwatch watch = Stopwatch.StartNew();
        await client.SendAsync("""{"setup":{}}""");
        await client.UntilAsync("goAway");

        Assert.True(watch.Elapsed >= TimeSpan.FromMilliseconds(500), $"{watch.Elapsed} is less than 10.5 s at twenty times the speed");
    }

    [Fact]
    public async Task A_log_of_Googles_SDK_tests_plays_and_each_connection_of_a_recording_takes_its_turn()
    {
        await using SimulatorHost simulator = await ServeAsync(">13 {\"setup\":{}}\n<21 {\"setupComplete\":{}}\n");
        for (int i = 0; i < 2; i++)
        {
            await using RawClient client = await RawClient.DialAsync(simulator.Address);
            await client.SendAsync("""{"setup":{}}""");
            await client.UntilAsync("setupComplete");
            await client.SendAsync("""{"realtimeInput":{"text":"more"}}""");
            Assert.Contains("the recording ends before it, and realtimeInput.text came", (await client.CloseAsync()).Reason, StringComparison.Ordinal);
        }

        await using SimulatorHost two = await ServeAsync(Recordings.Head + "\n" + """
            {"at":0,"open":"/","status":429}
            {"at":1,"connection":2,"open":"/"}
            {"at":1,"connection":2,"from":"server","message":{"setupComplete":{}}}
            {"at":1,"connection":2,"from":"server","close":1006,"reason":""}
            """);
        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(() => RawClient.DialAsync(two.Address));
        Assert.Contains("429", refused.Message, StringComparison.Ordinal);
        await using RawClient second = await RawClient.DialAsync(two.Address);
        await second.UntilAsync("setupComplete");
        await Assert.ThrowsAsync<WebSocketException>(second.NextAsync);
    }

    [Fact]
    public async Task What_was_recorded_of_a_conversation_replays_and_becomes_a_scenario_that_plays_it()
    {
        MemoryStream file = new();
        await using (RunningSimulator service = await RunningSimulator.StartAsync("weather"))
        await using (RecordingProxy proxy = await RecordingProxy.StartAsync(new RecordingProxyOptions { Upstream = service.Address }, file, TestContext.Current.CancellationToken))
        {
            await AskForTheWeatherAsync(proxy.Address);
        }

        string recording = Encoding.UTF8.GetString(file.ToArray());
        await using (SimulatorHost replay = await ServeAsync(recording, strict: true)) { await AskForTheWeatherAsync(replay.Address); }
        string scenario = ScenarioDraft.Of(await Tape.LoadAsync(_file, TestContext.Current.CancellationToken));
        await File.WriteAllTextAsync(_file + ".yaml", scenario, TestContext.Current.CancellationToken);
        await using RunningSimulator drafted = await RunningSimulator.StartAsync(_file + ".yaml");
        await AskForTheWeatherAsync(drafted.Address);
    }

    public void Dispose()
    {
        File.Delete(_file);
        File.Delete(_file + ".yaml");
    }

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<SimulatorHost, SimulatorServer> Servers = [];

    private static SimulatorServer Server(SimulatorHost host) => Servers.TryGetValue(host, out SimulatorServer? server) ? server : throw new InvalidOperationException();

    private static async Task AskForTheWeatherAsync(Uri address)
    {
        await using RawClient client = await RawClient.OpenAsync(address, """
            "outputAudioTranscription":{},"tools":[{"functionDeclarations":[{"name":"get_weather","description":"Weather","parameters":{"type":"OBJECT","properties":{"city":{"type":"STRING"}}}}]}]
            """);
        await client.SendAsync("""{"realtimeInput":{"text":"How is the weather in Bergen?"}}""");
        string id = (string)(await client.UntilAsync("toolCall"))["functionCalls"]![0]!["id"]!;
        await client.SendAsync("{\"toolResponse\":{\"functionResponses\":[{\"id\":\"" + id + "\",\"name\":\"get_weather\",\"response\":{\"output\":\"rain\"}}]}}");
        // The model of the tests calls functions without waiting: its first turn ends with the call.
        await client.UntilAsync("serverContent.outputTranscription");
        await client.TurnAsync();
        Assert.Equal("The weather in Bergen: rain.", client.Transcript("outputTranscription"));
    }

    private static async Task<RawClient> SpeakAsync(SimulatorHost simulator)
    {
        RawClient client = await RawClient.DialAsync(simulator.Address);
        await client.SendAsync("""{"setup":{"model":"models/gemini-3.8-live","outputAudioTranscription":{},"inputAudioTranscription":{},"sessionResumption":{"handle":"old"}}}""");
        await client.UntilAsync("setupComplete");
        await client.SendAudioAsync(new byte[64_000]);
        return client;
    }

    private Task<SimulatorHost> ServeAsync(string recording, bool strict = false, Speed? speed = null) => ServeAsync(recording, out _, strict, speed);

    private Task<SimulatorHost> ServeAsync(string recording, out System.Collections.Concurrent.ConcurrentQueue<string> log, bool strict = false, Speed? speed = null)
    {
        System.Collections.Concurrent.ConcurrentQueue<string> lines = log = new();
        return StartAsync();

        async Task<SimulatorHost> StartAsync()
        {
            await WriteAsync(recording);
            SimulatorServer server = new(new SimulatorOptions
            {
                Replay = await Tape.LoadAsync(_file, TestContext.Current.CancellationToken), Strict = strict, Speed = speed ?? Speed.Instant, Log = lines.Enqueue,
            });
            SimulatorHost host = await SimulatorHost.StartAsync(server, stop: TestContext.Current.CancellationToken);
            Servers.Add(host, server);
            return host;
        }
    }

    private Task WriteAsync(string recording) => File.WriteAllTextAsync(_file, recording, TestContext.Current.CancellationToken);
}
