using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using LiveApi.Profiles;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>What the service does around the conversation, model by model and backend by backend.</summary>
public class FaithfulnessTests
{
    private const string VertexModel = "projects/p/locations/global/publishers/google/models/gemini-3.8-live";
    private static readonly Surface Vertex = new(Backend.Vertex, "v1beta1", Constrained: false);

    [Fact]
    public void Sources_come_with_what_was_found_in_them()
    {
        using Stage stage = Stage.Ready("""
            steps:
              - expect: text
              - say: It rains – in Bergen.
                grounding: { queries: [weather Bergen], sources: [{ uri: "https://example.com/w", title: Weather, domain: example.com }] }
            """, "\"outputAudioTranscription\":{}");
        stage.Text("go");
        stage.Wait(10_000);

        JsonNode grounding = stage.Last("groundingMetadata")["serverContent"]!["groundingMetadata"]!;
        Assert.Equal("weather Bergen", (string?)grounding["webSearchQueries"]![0]);
        Assert.Equal("https://example.com/w", (string?)grounding["groundingChunks"]![0]!["web"]!["uri"]);
        Assert.Equal(23, (int)grounding["groundingSupports"]![0]!["segment"]!["endIndex"]!);
        Assert.True(stage.TimeOf("groundingMetadata") <= stage.TimeOf("generationComplete"));
    }

    [Fact]
    public void A_model_that_goes_on_working_says_so()
    {
        const string Tools = "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"LOW\"}},\"tools\":[{\"functionDeclarations\":[{\"name\":\"look\",\"behavior\":\"NON_BLOCKING\"}]}]";
        using Stage stage = Stage.Ready("steps:\n  - expect: text\n  - say: One moment.\n    turn: goes-on\n  - call: look\n  - expect: tool response\n  - say: Done.\n", Tools, "models/gemini-3.8-live-extended-thinking");
        stage.Text("go");
        stage.Wait(10_000);
        Assert.Equal("IN_PROGRESS", (string?)stage.Last("toolCall")["interactionStatus"]);
        Assert.Equal("IN_PROGRESS", (string?)stage.Last("turnComplete")["serverContent"]!["interactionStatus"]);

        string id = (string)stage.Last("toolCall")["toolCall"]!["functionCalls"]![0]!["id"]!;
        stage.Client("{\"toolResponse\":{\"functionResponses\":[{\"id\":\"" + id + "\",\"name\":\"look\",\"response\":{\"output\":1}}]}}");
        stage.Wait(10_000);
        Assert.Equal("IDLE", (string?)stage.Last("turnComplete")["serverContent"]!["interactionStatus"]);
    }

    [Fact]
    public void A_model_that_transcribes_guesses_first_and_never_completes_a_turn()
    {
        using Stage stage = Stage.Ready(
            "steps:\n  - expect: speech\n    heard: The quick brown fox jumps.\n  - say: The quick brown fox jumps.\n",
            "\"inputAudioTranscription\":{},\"generationConfig\":{\"responseModalities\":[\"TEXT\"]}", "models/gemini-3.5-transcribe-live");
        stage.Speak([.. Sound.Load("train-question.en.16k.wav"), .. Sound.Silence(2)]);
        stage.Wait(10_000);

        string[] guesses = [.. stage.Sent.Select(sent => (string?)RawClient.At(sent.Message, "serverContent.interimInputTranscription.text")).OfType<string>()];
        Assert.Equal(["The quick", "The quick brown"], guesses);
        Assert.Equal("The quick brown fox jumps.", stage.Words("inputTranscription"));
        Assert.Contains("generationComplete", stage.Kinds());
        Assert.DoesNotContain("turnComplete", stage.Kinds());
    }

    [Theory]
    [InlineData("waits-for-input", "waitingForInput", "true")]
    [InlineData("ends\n    reason: RESPONSE_REJECTED", "turnCompleteReason", "\"RESPONSE_REJECTED\"")]
    public void A_turn_may_end_in_other_ways(string turn, string member, string value)
    {
        using Stage stage = Stage.Ready($"steps:\n  - expect: text\n  - say: \"\"\n    turn: {turn}\n  - expect: text\n  - say: hello\n");
        stage.Text("go");
        stage.Wait(10_000);
        Assert.Equal(value, stage.Last("turnComplete")["serverContent"]![member]!.ToJsonString());
        Assert.Empty(stage.Chunks());

        stage.Text("go");
        stage.Wait(10_000);
        Assert.Null(stage.Last("turnComplete")["serverContent"]![member]);
    }

    [Fact]
    public void A_turn_may_be_silent()
    {
        using Stage stage = Stage.Ready("steps:\n  - expect: text\n  - say: \"\"\n    sound: silence\n    lasting: 2s\n");
        stage.Text("go");
        stage.Wait(10_000);

        Assert.Equal(96_000, stage.Chunks().Sum(chunk => chunk.Bytes));
        Assert.All(stage.Sent.Select(sent => (string?)RawClient.At(sent.Message, "serverContent.modelTurn.parts")?[0]?["inlineData"]?["data"]).OfType<string>(),
            data => Assert.All(Convert.FromBase64String(data), sample => Assert.Equal(0, sample)));
    }

    [Theory]
    [InlineData("models/gemini-3.8-live", "", true)]
    [InlineData("models/gemini-2.5-flash-native-audio-preview-12-2025", "", false)]
    [InlineData("models/gemini-2.5-flash-native-audio-preview-12-2025", "\"realtimeInputConfig\":{\"turnCoverage\":\"TURN_INCLUDES_ALL_INPUT\"}", true)]
    public void Coverage_decides_whether_silence_is_billed(string model, string setup, bool isBilled)
    {
        using Stage stage = Stage.Ready(setup: setup, model: model);
        byte[] speech = Sound.Load("train-question.en.16k.wav");
        stage.Speak([.. speech, .. Sound.Silence(3)]);
        stage.Wait(20_000);

        int audio = (int)stage.Last("turnComplete")["usageMetadata"]!["promptTokensDetails"]!.AsArray().Single(detail => (string?)detail!["modality"] == "AUDIO")!["tokenCount"]!;
        double spoken = speech.Length / 32_000.0;
        if (isBilled) { Assert.Equal(spoken + 3, audio / 25.0, 0.1); } else { Assert.InRange(audio / 25.0, spoken * 0.7, spoken); }
    }

    [Theory]
    [InlineData("", 258)]
    [InlineData("\"generationConfig\":{\"mediaResolution\":\"MEDIA_RESOLUTION_LOW\"}", 64)]
    [InlineData("\"realtimeInputConfig\":{\"turnCoverage\":\"TURN_INCLUDES_ONLY_ACTIVITY\"}", 0)]
    public void One_frame_a_second_is_looked_at(string setup, int tokens)
    {
        using Stage stage = Stage.Ready(setup: setup);
        for (int i = 0; i < 4; i++)
        {
            stage.Client("""{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":"/9j/"}}}""");
            stage.Wait(500);
        }

        stage.Text("go");
        stage.Wait(10_000);

        JsonNode? video = stage.Last("turnComplete")["usageMetadata"]!["promptTokensDetails"]!.AsArray().SingleOrDefault(detail => (string?)detail!["modality"] == "VIDEO");
        Assert.Equal(2 * tokens, (int?)video?["tokenCount"] ?? 0);
    }

    [Fact]
    public void A_context_over_its_trigger_is_cut_to_its_target()
    {
        using Stage stage = Stage.Ready("steps:\n  - repeat: forever\n    steps:\n      - expect: text\n      - say: ok\n        sound: none\n",
            "\"contextWindowCompression\":{\"triggerTokens\":\"1000\",\"slidingWindow\":{\"targetTokens\":400}}");
        int[] prompts = [.. Enumerable.Range(0, 4).Select(_ =>
        {
            stage.Text(new string('x', 2_000));
            stage.Wait(5_000);
            return (int)stage.Last("turnComplete")["usageMetadata"]!["promptTokenCount"]!;
        })];

        Assert.Equal([500, 1_000, 1_500, 900], prompts.Select(prompt => prompt / 100 * 100));
        Assert.Contains("compressed", stage.Journal.Read(entries => entries.Select(entry => entry.Kind).ToList()));
    }

    [Fact]
    public void A_full_context_that_may_not_be_cut_ends_the_session()
    {
        using Stage stage = Stage.Ready();
        stage.Text(new string('x', 600_000));
        stage.Wait(60_000 * 5);
        for (int i = 0; i < 3 && stage.Closed is null; i++) { stage.Client("{\"clientContent\":{\"turnComplete\":true}}"); stage.Wait(500_000); }

        Assert.Equal((1007, "Request contains an invalid argument."), stage.Closed);
    }

    [Fact]
    public void Transparent_updates_say_how_far_the_service_has_read()
    {
        using Stage stage = new("parrot", surface: Vertex);
        stage.SetUp("\"sessionResumption\":{\"transparent\":true}", VertexModel);
        Assert.Equal("0", (string?)stage.Last("sessionResumptionUpdate")["sessionResumptionUpdate"]!["lastConsumedClientMessageIndex"]);

        stage.Audio(Sound.Silence(0.02));
        stage.Text("go");
        stage.Wait(10_000);

        JsonNode update = stage.Last("sessionResumptionUpdate")["sessionResumptionUpdate"]!;
        Assert.Equal("2", (string?)update["lastConsumedClientMessageIndex"]);
        Assert.True((bool)update["resumable"]!);
    }

    [Fact]
    public void A_session_that_is_asked_for_too_soon_is_refused_if_the_knob_says_so()
    {
        const string Scenario = "service: { resume race: 1500ms }\nsteps:\n  - repeat: forever\n    steps:\n      - expect: text\n      - say: hello\n";
        using Stage first = Stage.Ready(Scenario, "\"sessionResumption\":{}");
        string resume = "\"sessionResumption\":{\"handle\":\"" + (string?)first.Last("sessionResumptionUpdate")["sessionResumptionUpdate"]!["newHandle"] + "\"}";

        using Stage beside = new(Scenario, before: first);
        beside.SetUp(resume);
        Assert.Equal((1011, "Internal error encountered."), beside.Closed);

        first.Leave();
        first.Wait(1_000);
        using Stage soon = new(Scenario, before: first);
        soon.SetUp(resume);
        Assert.Equal(1011, soon.Closed?.Code);

        first.Wait(1_000);
        using Stage later = new(Scenario, before: first);
        later.SetUp(resume);
        Assert.Null(later.Closed);
        Assert.Contains("setupComplete", later.Kinds());
    }

    [Fact]
    public void Vertex_warns_earlier_and_remembers_longer()
    {
        using Stage gemini = Stage.Ready();
        using Stage vertex = new(surface: Vertex);
        vertex.SetUp("\"sessionResumption\":{}", VertexModel);
        gemini.Wait(560_000);
        vertex.Wait(560_000);
        Assert.Equal("50s", (string?)gemini.Last("goAway")["goAway"]!["timeLeft"]);
        Assert.Equal("60s", (string?)vertex.Last("goAway")["goAway"]!["timeLeft"]);

        string handle = (string)vertex.Last("sessionResumptionUpdate")["sessionResumptionUpdate"]!["newHandle"]!;
        vertex.Leave();
        vertex.Wait(23 * 3_600_000);
        using Stage next = new("parrot", vertex, Vertex);
        next.SetUp("\"sessionResumption\":{\"handle\":\"" + handle + "\"}", VertexModel);
        Assert.Contains("setupComplete", next.Kinds());
    }

    [Fact]
    public void On_vertex_tools_can_change_in_a_running_session()
    {
        using Stage stage = new("weather", surface: Vertex);
        stage.SetUp("\"outputAudioTranscription\":{}", VertexModel);
        stage.Client("""{"contextUpdate":{"tools":[{"functionDeclarations":[{"name":"get_weather"}]}]}}""");
        stage.Text("How is the weather in Bergen?");
        stage.Wait(10_000);

        Assert.Contains("toolCall", stage.Kinds());
    }

    [Fact]
    public void An_access_token_opens_connections_for_as_long_as_the_knob_says()
    {
        ManualClock clock = new();
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "name: bearer\nservice: { access token lifetime: 1h }\nsteps:\n  - expect: text\n");
        SimulatorServer server = new(new SimulatorOptions { Scenario = file, Clock = clock });
        File.Delete(file);
        int? StatusOf(string token) => server.Admit(new UpgradeRequest("GET", RawClient.Vertex, "", name => name switch
        {
            "Authorization" => "Bearer " + token,
            "Connection" => "Upgrade",
            "Upgrade" => "websocket",
            "Sec-WebSocket-Version" => "13",
            "Sec-WebSocket-Key" => "dGhlIHNhbXBsZSBub25jZQ==",
            _ => null,
        })).Refusal?.Status;

        Assert.Null(StatusOf("ya29.one"));
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Null(StatusOf("ya29.one"));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(401, StatusOf("ya29.one"));
        Assert.Null(StatusOf("ya29.two"));
    }
}
