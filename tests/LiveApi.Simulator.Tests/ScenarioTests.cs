using System;
using System.Linq;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>What the steps of a scenario do.</summary>
public class ScenarioTests
{
    private const string Transcripts = "\"inputAudioTranscription\":{},\"outputAudioTranscription\":{}";

    [Fact]
    public void A_turn_that_was_not_expected_fails_with_the_step_its_place_and_what_came()
    {
        using Stage stage = Stage.Ready("name: strict\nsteps:\n  - expect: text\n    saying: weather\n");
        stage.Text("hello");

        Assert.Equal(1011, stage.Closed!.Value.Code);
        Assert.Equal("Scenario 'strict', line 3, column 5 (expect text saying \"weather\"): the client sent the text \"hello\" instead: it does not say \"weather\".", stage.Closed.Value.Reason);
        Assert.Contains(stage.Journal.Read(entries => entries.ToList()), entry => entry.Kind == "failure" && entry.Text == stage.Closed.Value.Reason);
    }

    [Fact]
    public void A_turn_after_the_last_step_fails()
    {
        using Stage stage = Stage.Ready("steps:\n  - expect: text\n  - say: bye\n");
        stage.Text("one");
        stage.Wait(10_000);
        stage.Text("two");

        Assert.Contains("the scenario is over, but the client sent the text \"two\"", stage.Closed!.Value.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_awaited_has_to_come_in_time()
    {
        using Stage stage = Stage.Ready("steps:\n  - expect: text\n    within: 5s\n");
        stage.Wait(4_800);
        Assert.Null(stage.Closed);
        stage.Wait(200);

        Assert.Contains("the client did nothing of this within 5 s", stage.Closed!.Value.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_can_hold_what_was_captured()
    {
        string scenario = """
            variables: { greeting: Hello }
            steps:
              - expect: text
                saying: /my name is (?<who>\w+)/
              - set: { twice: "${who} ${who}" }
              - say: "${greeting}, ${twice}! This is turn ${turn} on ${model}."
                thought: "A visitor."
            """;
        using Stage stage = Stage.Ready(scenario, Transcripts + ",\"generationConfig\":{\"thinkingConfig\":{\"includeThoughts\":true}}", "models/gemini-2.5-flash-native-audio-preview-12-2025");
        stage.Text("Hi, my name is Ada.");
        stage.Wait(20_000);

        Assert.Equal("Hello, Ada Ada! This is turn 1 on gemini-2.5-flash-native-audio-preview-12-2025.", stage.Words("outputTranscription"));
        Assert.Equal("thought", stage.Kinds()[1]);
    }

    [Fact]
    public void A_name_that_has_no_value_yet_fails_at_its_step()
    {
        using Stage stage = Stage.Ready("steps:\n  - expect: text\n  - say: \"${answer}\"\n");
        stage.Text("go");

        Assert.Contains("nothing is known as ${answer} here", stage.Closed!.Value.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_repeat_and_branch()
    {
        string scenario = """
            steps:
              - repeat: 2
                steps:
                  - expect: text
                  - if: { value: "${text}", has: please }
                    then:
                      - say: With pleasure.
                    else:
                      - say: Say please.
              - expect: text
              - close: 4000
                reason: "After ${turn} turns."
            """;
        using Stage stage = Stage.Ready(scenario, Transcripts);
        foreach (string text in (string[])["Tea", "Tea please", "Thanks"])
        {
            stage.Text(text);
            stage.Wait(10_000);
        }

        Assert.Equal("Say please.With pleasure.", stage.Words("outputTranscription"));
        Assert.Equal((4000, "After 3 turns."), stage.Closed);
    }

    [Fact]
    public void A_turn_can_have_several_parts()
    {
        string scenario = "steps:\n  - expect: text\n  - say: One moment.\n    turn: goes on\n  - wait: 3s\n  - say: Here it is.\n";
        using Stage stage = Stage.Ready(scenario, Transcripts);
        stage.Text("go");
        stage.Wait(20_000);

        Assert.Equal("One moment.Here it is.", stage.Words("outputTranscription"));
        Assert.Single(stage.Kinds(), kind => kind == "turnComplete");
        Assert.True(stage.Chunks().Last().At - stage.Chunks().First().At > 3_000);
    }

    [Fact]
    public void What_is_not_of_interest_can_be_skipped()
    {
        using Stage stage = Stage.Ready("steps:\n  - expect: text\n    saying: now\n    otherwise: skip\n  - say: Yes.\n", Transcripts);
        stage.Text("not yet");
        stage.Text("nor this");
        stage.Text("now");
        stage.Wait(10_000);

        Assert.Equal("Yes.", stage.Words("outputTranscription"));
        Assert.Single(stage.Kinds(), kind => kind == "turnComplete");
    }

    [Fact]
    public void A_line_has_its_sound_exactly_where_the_script_says()
    {
        using Stage stage = Stage.Ready("steps:\n  - expect: text\n  - say: Hello\n    lead-in: 180ms\n    lasting: 1s\n    after: 50ms\n");
        stage.Text("go");
        int asked = stage.TimeOf("setupComplete") + 100;
        stage.Wait(10_000);

        byte[] pcm = [.. stage.Sent.Where(sent => sent.Message["serverContent"]?["modelTurn"] is not null)
            .SelectMany(sent => Convert.FromBase64String((string)sent.Message["serverContent"]!["modelTurn"]!["parts"]![0]!["inlineData"]!["data"]!))];
        int first = Array.FindIndex(pcm, value => value != 0) / 2;
        Assert.Equal(asked + 50, stage.Chunks().First().At);
        Assert.Equal(0.18 * 24_000, first, 2.0);
        Assert.Equal(1.18 * 24_000, pcm.Length / 2);
    }

    [Fact]
    public void A_model_of_text_answers_in_text_deltas()
    {
        Stage stage = new(surface: new Simulator.Conversation.Surface(Profiles.Backend.Vertex, "v1", Constrained: false));
        stage.SetUp("\"generationConfig\":{\"responseModalities\":[\"TEXT\"]}", "projects/p1/locations/l/publishers/google/models/gemini-live-2.5-flash");
        stage.Client("""{"clientContent":{"turns":[{"role":"user","parts":[{"text":"Lima is the capital of Peru."}]}],"turnComplete":true}}""");
        stage.Wait(10_000);

        string[] deltas = [.. stage.Sent.Select(sent => sent.Message["serverContent"]?["modelTurn"]?["parts"]?[0]?["text"]).Where(text => text is not null).Select(text => (string)text!)];
        Assert.Equal("Li", deltas[0]);
        Assert.Equal("Lima is the capital of Peru.", string.Concat(deltas));
        Assert.Equal("model", (string?)stage.Last("text")["serverContent"]!["modelTurn"]!["role"]);
        Assert.Equal(7, (int)stage.Last("turnComplete")["usageMetadata"]!["candidatesTokenCount"]!);
    }

    [Fact]
    public void History_that_is_announced_is_stored_without_an_answer()
    {
        using Stage stage = Stage.Ready(setup: "\"historyConfig\":{\"initialHistoryInClientContent\":true}");
        Assert.Equal("Seeding", stage.Journal.State);
        stage.Client("""{"clientContent":{"turns":[{"role":"user","parts":[{"text":"Hello"}]},{"role":"model","parts":[{"text":"Hi"}]}]}}""");
        stage.Client("""{"clientContent":{"turnComplete":true}}""");
        stage.Wait(10_000);

        Assert.Equal(["setupComplete"], stage.Kinds());
        Assert.Equal("Ready", stage.Journal.State);
    }

    [Fact]
    public void Anything_can_be_sent()
    {
        using Stage stage = Stage.Ready("steps:\n  - expect: text\n  - send: { serverContent: { brandNew: \"${text}\" } }\n  - drop\n");
        stage.Text("hello");

        Assert.Equal("hello", (string?)stage.Sent[^1].Message["serverContent"]!["brandNew"]);
        Assert.True(stage.Dropped);
    }

    [Fact]
    public void The_knobs_of_the_service_turn()
    {
        string scenario = """
            service: { first chunk: 4800, chunk: 2400, output speed: 1x, setup delay: 1s, response delay: 0ms, bundling: bundled, usage: none }
            steps:
              - expect: text
              - say: A few words to say.
                lasting: 1s
            """;
        Stage stage = new(scenario);
        stage.SetUp(Transcripts);
        Assert.Empty(stage.Sent);
        stage.Wait(600);
        Assert.Equal(1_000, stage.TimeOf("setupComplete"));
        stage.Text("go");
        stage.Wait(5_000);

        Assert.Equal([1_000, 1_100, 1_150], stage.Chunks().Take(3).Select(chunk => chunk.At));
        Assert.Equal([4_800, 2_400], stage.Chunks().Take(2).Select(chunk => chunk.Bytes));
        Assert.NotNull(stage.Sent[1].Message["serverContent"]!["outputTranscription"]);
        Assert.Equal("A few words to say.", stage.Words("outputTranscription"));
        Assert.DoesNotContain(stage.Sent, sent => sent.Message["usageMetadata"] is not null);
    }
}
