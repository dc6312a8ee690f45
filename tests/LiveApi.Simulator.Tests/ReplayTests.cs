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
using LiveApi.Simulator.Scenarios.Reading;
using LiveApi.Simulator.Tests.Support;
using LiveApi.Simulator.Time;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>A recording plays the service's side again, holds the client to its own, and can become a scenario.</summary>
public sealed class ReplayTests : IDisposable
{
    private const string Head = """{"format":"liveapi-recording","version":1,"media":"stand-in"}""";

    private const string Greeting = Head + "\n" + """
        {"at":0,"open":"/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent","subprotocol":"live.v1"}
        {"at":0.01,"from":"client","frame":"text","message":{"setup":{"model":"models/gemini-3.8-live","outputAudioTranscription":{},"inputAudioTranscription":{},"sessionResumption":{"handle":"old"}}}}
        {"at":0.31,"from":"server","frame":"binary","indented":true,"message":{"setupComplete":{}}}
        {"at":1,"from":"client","frame":"text","message":{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":{"standIn":{"bytes":32000,"rmsDbfs":-20}}}}}}
        {"at":2,"from":"client","frame":"text","message":{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":{"standIn":{"bytes":32000,"rmsDbfs":-20}}}}}}
        {"at":3,"from":"server","frame":"binary","message":{"voiceActivity":{"type":"ACTIVITY_END","audioOffset":"1.9s"}}}
        {"at":3.01,"from":"server","frame":"binary","message":{"serverContent":{"inputTranscription":{"text":"How is "}}}}
        {"at":3.02,"from":"server","frame":"binary","message":{"serverContent":{"inputTranscription":{"text":"Oslo?"}}}}
        {"at":3.4,"from":"server","frame":"binary","message":{"toolCall":{"functionCalls":[{"id":"function-call-1","name":"get_weather","args":{"city":"Oslo \"north\""}}]}}}
        {"at":3.5,"from":"client","frame":"text","message":{"toolResponse":{"functionResponses":[{"id":"function-call-1","name":"get_weather","response":{"sky":"rain"}}]}}}
        {"at":4,"from":"server","frame":"binary","message":{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":{"standIn":{"bytes":9600,"rmsDbfs":-20}}}}]},"outputTranscription":{"text":"It rains: ${a} 😀"}}}}
        {"at":4.1,"from":"server","frame":"binary","message":{"serverContent":{"generationComplete":true}}}
        {"at":4.2,"from":"server","frame":"binary","message":{"serverContent":{"turnComplete":true},"usageMetadata":{"totalTokenCount":7}}}
        {"at":5,"from":"server","close":1011,"reason":"Internal error encountered."}
        """;

    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".jsonl");

    [Fact]
    public async Task It_says_what_was_said_to_a_client_that_cuts_its_audio_in_another_way()
    {
        await using SimulatorHost simulator = await ServeAsync(Greeting);
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
        await using SimulatorHost simulator = await ServeAsync(Greeting, log: out System.Collections.Concurrent.ConcurrentQueue<string> log);
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
        await using SimulatorHost simulator = await ServeAsync(Greeting, strict: true);
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
        await using SimulatorHost host = await ServeAsync(Greeting);
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
            Head + "\n" + """
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

        await using SimulatorHost two = await ServeAsync(Head + "\n" + """
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

    [Fact]
    public async Task A_draft_reads_as_the_conversation()
    {
        await WriteAsync(Greeting);
        string scenario = ScenarioDraft.Of(await Tape.LoadAsync(_file, TestContext.Current.CancellationToken));

        Assert.Equal(
            $"""
            version: 1
            name: "{Path.GetFileNameWithoutExtension(_file)}"
            about: "Drafted from {Path.GetFileName(_file)}."
            service:
              json: compact
            steps:
              # here the client resumed the session on a new connection
              - expect: speech
                heard: "How is Oslo?"
              - call: "get_weather"
                arguments: {"{"} "city": "Oslo \"north\"" {"}"}
                id: "function-call-1"
              - expect: tool response
                from: "get_weather"
              - say: "It rains: $ {"{"}a{"}"} 😀"
                lasting: 200ms
                after: 500ms
              - close: 1011
                reason: "Internal error encountered."

            """, scenario);
        Assert.Equal(5, ScenarioReader.Read("draft.yaml", scenario).Steps.Count);
    }

    private const string Looking = Head + "\n" + """
        {"at":0,"open":"/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent"}
        {"at":0.01,"from":"client","frame":"text","message":{"setup":{"model":"models/gemini-3.8-live","outputAudioTranscription":{},"tools":[{"googleSearch":{}}]}}}
        {"at":0.31,"from":"server","frame":"binary","indented":true,"message":{"setupComplete":{}}}
        {"at":1,"from":"client","frame":"text","message":{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":{"standIn":{"bytes":640}}}}}}
        {"at":2,"from":"client","frame":"text","message":{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":{"standIn":{"bytes":640}}}}}}
        {"at":2.1,"from":"client","frame":"text","message":{"realtimeInput":{"text":"What is on the sign?"}}}
        {"at":2.5,"from":"server","frame":"binary","indented":true,"message":{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":{"standIn":{"bytes":9600,"rmsDbfs":-20}}}}]},"outputTranscription":{"text":"Mind the gap."}}}}
        {"at":3,"from":"client","frame":"text","message":{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":{"standIn":{"bytes":640}}}}}}
        {"at":3.1,"from":"server","frame":"binary","indented":true,"message":{"serverContent":{"groundingMetadata":{"webSearchQueries":["sign \"gap\""],"groundingChunks":[{"web":{"uri":"https://example.com/gap","title":"Gap"}},{"web":{"uri":"https://example.org"}}],"groundingSupports":[{"segment":{"endIndex":4,"text":"Mind"},"groundingChunkIndices":[0]},{"segment":{"startIndex":4,"endIndex":13,"text":" the gap."},"groundingChunkIndices":[1]}]}}}}
        {"at":3.2,"from":"server","frame":"binary","indented":true,"message":{"serverContent":{"generationComplete":true}}}
        {"at":3.3,"from":"server","frame":"binary","indented":true,"message":{"serverContent":{"turnComplete":true,"turnCompleteReason":"NEED_MORE_INPUT","waitingForInput":true}}}
        {"at":4,"from":"client","frame":"text","message":{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":{"standIn":{"bytes":640}}}}}}
        {"at":5,"from":"client","close":1000,"reason":""}
        """;

    [Fact]
    public async Task A_draft_keeps_frames_grounding_and_how_a_turn_ended()
    {
        await WriteAsync(Looking);
        string scenario = ScenarioDraft.Of(await Tape.LoadAsync(_file, TestContext.Current.CancellationToken));

        Assert.Equal(
            """
            steps:
              - expect: video frame
              - expect: text
                saying: "What is on the sign?"
              - say: "Mind the gap."
                lasting: 200ms
                after: 400ms
                grounding: { queries: ["sign \"gap\""], sources: [{ uri: "https://example.com/gap", title: "Gap" }, { uri: "https://example.org" }] }
                reason: "NEED_MORE_INPUT"
                turn: waits-for-input
              # the service told for each part of it what it rests on; the simulator tells it of the whole
              # 1 video frame came while the model spoke
              - expect: video frame

            """, scenario[scenario.IndexOf("steps:", StringComparison.Ordinal)..]);

        using Stage stage = Stage.Ready(scenario, "\"outputAudioTranscription\":{},\"tools\":[{\"googleSearch\":{}}]");
        Frame(stage);
        Frame(stage);
        stage.Text("What is on the sign?");
        stage.Wait(450);
        Frame(stage);
        stage.Wait(5_000);
        JsonNode end = stage.Last("turnComplete")["serverContent"]!;
        Assert.Equal(("NEED_MORE_INPUT", true), ((string)end["turnCompleteReason"]!, (bool)end["waitingForInput"]!));
        Assert.Equal("https://example.org", (string?)stage.Last("groundingMetadata")["serverContent"]!["groundingMetadata"]!["groundingChunks"]![1]!["web"]!["uri"]);
        Assert.Null(stage.Closed);
        stage.Text("Nobody waits for this.");
        Assert.Contains("(expect video frame): the client sent the text", stage.Closed?.Reason, StringComparison.Ordinal);
    }

    private static void Frame(Stage stage) => stage.Client("""{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":"/9j/4AAQ"}}}""");

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
