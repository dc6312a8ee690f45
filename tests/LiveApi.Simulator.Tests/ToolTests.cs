using System;
using System.Linq;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

public class ToolTests
{
    private const string Blocking = "\"tools\":[{\"functionDeclarations\":[{\"name\":\"get_weather\",\"behavior\":\"BLOCKING\"}]}],\"outputAudioTranscription\":{}";
    private const string Free = "\"tools\":[{\"functionDeclarations\":[{\"name\":\"get_weather\"}]}],\"outputAudioTranscription\":{}";

    [Fact]
    public void A_blocking_call_keeps_the_model_silent_until_it_is_answered()
    {
        Stage stage = Stage.Ready("weather", Blocking);
        stage.Text("How is the weather in Bergen?");
        stage.Wait(60_000);

        Assert.Equal(["setupComplete", "toolCall"], stage.Kinds());
        JsonNode call = stage.Last("toolCall")["toolCall"]!["functionCalls"]![0]!;
        Assert.Equal("get_weather", (string?)call["name"]);
        Assert.Equal("{\"city\":\"Bergen\"}", call["args"]!.ToJsonString());
        Assert.Matches("^call_[0-9]{6}$", (string?)call["id"]);
        Assert.Equal("AwaitingTool", stage.Journal.State);

        Answer(stage, Id(stage), "{\"output\":{\"temperature\":4,\"sky\":\"rain\"}}");
        stage.Wait(60_000);

        Assert.Equal("The weather in Bergen: temperature 4, sky rain.", stage.Words("outputTranscription"));
        Assert.Equal(["generationComplete", "turnComplete"], stage.Kinds()[^2..]);
        Assert.Single(stage.Kinds(), kind => kind == "turnComplete");
    }

    [Fact]
    public void A_call_that_does_not_block_ends_its_turn_at_once_and_its_answer_opens_another()
    {
        Stage stage = Stage.Ready("weather", Free);
        stage.Text("How is the weather in Bergen?");
        stage.Wait(400);

        Assert.Equal(["setupComplete", "toolCall", "generationComplete", "turnComplete"], stage.Kinds());
        Assert.Equal(stage.TimeOf("toolCall"), stage.TimeOf("turnComplete"));

        Answer(stage, Id(stage), "{\"output\":\"sunny\"}");
        stage.Wait(60_000);
        Assert.Equal("The weather in Bergen: sunny.", stage.Words("outputTranscription"));
        Assert.Equal(2, stage.Kinds().Count(kind => kind == "turnComplete"));
    }

    [Fact]
    public void An_interrupted_call_is_taken_back_and_a_late_answer_is_ignored()
    {
        Stage stage = Stage.Ready("weather", Blocking);
        stage.Text("How is the weather in Bergen?");
        stage.Wait(1_000);
        string id = Id(stage);
        stage.Text("How is the weather in Rome?");

        Assert.Equal(["interrupted", "toolCallCancellation", "turnComplete"], stage.Kinds()[^3..]);
        Assert.Equal(id, (string?)stage.Last("toolCallCancellation")["toolCallCancellation"]!["ids"]![0]);

        stage.Wait(1_000);
        Assert.NotEqual(id, Id(stage));
        Answer(stage, id, "{\"output\":\"too late\"}");
        stage.Wait(60_000);
        Assert.DoesNotContain("too late", stage.Words("outputTranscription"), StringComparison.Ordinal);

        Answer(stage, Id(stage), "{\"output\":\"in time\"}");
        stage.Wait(60_000);
        Assert.Equal("The weather in Rome: in time.", stage.Words("outputTranscription"));
    }

    [Fact]
    public void A_silent_cancellation_says_nothing_of_the_call()
    {
        string scenario = "service: { cancellation: silent }\nsteps:\n  - expect: text\n  - call: get_weather\n  - expect: text\n  - say: all right\n";
        Stage stage = Stage.Ready(scenario, Blocking);
        stage.Text("one");
        stage.Wait(1_000);
        stage.Text("two");

        Assert.Equal(["interrupted", "turnComplete"], stage.Kinds()[^2..]);
        Assert.DoesNotContain("toolCallCancellation", stage.Kinds());
    }

    [Fact]
    public void Several_calls_go_out_together_and_are_answered_in_any_order()
    {
        string scenario = """
            steps:
              - expect: text
              - call:
                  - tool: get_weather
                    arguments: { city: Oslo }
                    id: one
                  - tool: get_weather
                    arguments: { city: Rome, days: [1, 2] }
                    id: two
                blocking: yes
              - expect: tool response
                capture: { first: answer }
              - expect: tool response
              - say: "${first}, then ${answer}"
            """.ReplaceLineEndings("\n").Replace("    blocking: yes\n", "", StringComparison.Ordinal);
        Stage stage = Stage.Ready(scenario, Blocking);
        stage.Text("go");
        stage.Wait(1_000);
        Assert.Equal(2, stage.Last("toolCall")["toolCall"]!["functionCalls"]!.AsArray().Count);

        Answer(stage, "two", "{\"output\":\"B\"}");
        Assert.Equal("AwaitingTool", stage.Journal.State);
        Answer(stage, "one", "{\"output\":\"A\"}");
        stage.Wait(60_000);

        Assert.Equal("B, then A", stage.Words("outputTranscription"));
    }

    [Fact]
    public void A_function_that_was_not_declared_is_not_called()
    {
        Stage stage = Stage.Ready("weather", "\"outputAudioTranscription\":{}");
        stage.Text("How is the weather in Bergen?");
        stage.Wait(60_000);

        Assert.StartsWith("I cannot ask for the weather", stage.Words("outputTranscription"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_interrupts_cuts_what_is_being_said()
    {
        string scenario = "steps:\n  - expect: text\n  - call: get_weather\n  - say: long\n    lasting: 20s\n  - expect: tool response\n  - say: done\n";
        Stage stage = Stage.Ready(scenario, Free);
        stage.Text("go");
        stage.Wait(3_000);
        stage.Client("{\"toolResponse\":{\"functionResponses\":[{\"id\":\"" + Id(stage) + "\",\"name\":\"get_weather\",\"response\":{},\"scheduling\":\"INTERRUPT\"}]}}");

        Assert.Equal(["interrupted", "turnComplete"], stage.Kinds()[^2..]);
    }

    private static string Id(Stage stage) => (string)stage.Last("toolCall")["toolCall"]!["functionCalls"]![0]!["id"]!;

    private static void Answer(Stage stage, string id, string response)
        => stage.Client("{\"toolResponse\":{\"functionResponses\":[{\"id\":\"" + id + "\",\"name\":\"get_weather\",\"response\":" + response + "}]}}");
}
