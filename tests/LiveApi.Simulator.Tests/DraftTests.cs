using System;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Simulator.Replay;
using LiveApi.Simulator.Scenarios.Reading;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>A scenario that is made of a recording: a person reads it, and it plays.</summary>
public sealed class DraftTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".jsonl");

    [Fact]
    public async Task A_draft_reads_as_the_conversation()
    {
        await WriteAsync(Recordings.Greeting);
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

    [Fact]
    public async Task A_draft_keeps_frames_grounding_and_how_a_turn_ended()
    {
        await WriteAsync(Recordings.Looking);
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

    public void Dispose() => File.Delete(_file);

    private Task WriteAsync(string recording) => File.WriteAllTextAsync(_file, recording, TestContext.Current.CancellationToken);
}
