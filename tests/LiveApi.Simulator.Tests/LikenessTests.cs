using System;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>How scenarios compare JSON, and messages as such.</summary>
public class LikenessTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""", null)]
    [InlineData("""{"a":{"b":"x"}}""", """{"a":{"b":"x","c":[]}}""", null)]
    [InlineData("""{"a":1}""", """{"a":1.0}""", null)]
    [InlineData("""{"a":25000}""", """{"a":"25000"}""", null)]
    [InlineData("""{"a":"5..9"}""", """{"a":9}""", null)]
    [InlineData("""{"a":">= 5"}""", """{"a":"5"}""", null)]
    [InlineData("""{"a":"*"}""", """{"a":false}""", null)]
    [InlineData("""{"a":null}""", """{"b":1}""", null)]
    [InlineData("""{"a":"/^h.*o$/"}""", """{"a":"Hello"}""", null)]
    [InlineData("""{"a":[2,4]}""", """{"a":[1,2,3,4]}""", null)]
    [InlineData("""{"a":[{"name":"f"}]}""", """{"a":[{"name":"e"},{"name":"f","x":1}]}""", null)]
    [InlineData("""{"a":2}""", """{"a":1}""", "a should be 2, and is 1")]
    [InlineData("""{"a":{"b":"x"}}""", """{"a":{}}""", "a.b should be \"x\", and is not there")]
    [InlineData("""{"a":"5..9"}""", """{"a":10}""", "a should be 5..9, and is 10")]
    [InlineData("""{"a":"< 0.5"}""", """{"a":0.5}""", "a should be < 0.5, and is 0.5")]
    [InlineData("""{"a":null}""", """{"a":1}""", "a should be nothing, and is 1")]
    [InlineData("""{"a":[4,2]}""", """{"a":[1,2,3,4]}""", "a[1] has no counterpart among 4 elements")]
    [InlineData("""{"a":"/x/"}""", """{"a":"y"}""", "a should be /x/, and is \"y\"")]
    [InlineData("""{"a":[1]}""", """{"a":1}""", "a should be a list, and is 1")]
    public void Json_is_like_what_it_holds(string wanted, string value, string? difference)
        => Assert.Equal(difference, new JsonLikeness(JsonNode.Parse(wanted)).Difference(JsonNode.Parse(value)));

    [Fact]
    public void A_setup_is_held_against_its_shape_in_either_dialect()
    {
        const string Scenario = """
            steps:
              - expect: setup
                like: { model: "/(?<id>gemini-[0-9.]+)/", generationConfig: { temperature: 0.5..0.9 }, inputAudioTranscription: null }
                capture: { topic: setup.systemInstruction.parts.0.text }
              - expect: text
              - say: "${id} on ${topic}"
            """;
        using Stage good = Stage.Ready(Scenario, "\"generation_config\":{\"temperature\":0.7},\"system_instruction\":{\"parts\":[{\"text\":\"birds\"}]},\"output_audio_transcription\":{}");
        good.Text("go");
        good.Wait(5_000);
        Assert.Equal("gemini-3.8 on birds", good.Words("outputTranscription"));

        using Stage bad = Stage.Ready(Scenario, "\"generationConfig\":{\"temperature\":0.2}");
        bad.Text("go");
        Assert.Contains("the client sent the text \"go\" instead", bad.Closed!.Value.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_can_be_expected_as_such()
    {
        const string Scenario = """
            steps:
              - expect: message
                like: { realtimeInput: { text: /(?<what>tea|coffee)/ } }
              - say: "${what}"
              - expect: text
              - say: And now as a text.
            """;
        using Stage stage = Stage.Ready(Scenario, "\"outputAudioTranscription\":{}");
        stage.Audio(Sound.Silence(0.1));
        stage.Client("""{"realtime_input":{"text":"Coffee, please"}}""");
        stage.Wait(5_000);
        stage.Text("again");
        stage.Wait(5_000);

        Assert.Equal("CoffeeAnd now as a text.", stage.Words("outputTranscription"));
    }

    [Fact]
    public void A_response_of_a_function_has_to_have_its_shape()
    {
        const string Scenario = "steps:\n  - expect: text\n  - call: f\n  - expect: tool response\n    like: { output: { degrees: -10..40 } }\n  - say: fine\n";
        using Stage stage = Stage.Ready(Scenario, "\"tools\":[{\"functionDeclarations\":[{\"name\":\"f\"}]}]");
        stage.Text("go");
        stage.Wait(1_000);
        stage.Client("{\"toolResponse\":{\"functionResponses\":[{\"name\":\"f\",\"response\":{\"output\":{\"degrees\":99}}}]}}");

        Assert.EndsWith("the client sent the answer of f instead: output.degrees should be -10..40, and is 99.", stage.Closed!.Value.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_can_be_expected()
    {
        const string Scenario = "steps:\n  - expect: silence\n    at least: 3s\n  - say: Are you there?\n";
        using Stage quiet = Stage.Ready(Scenario, "\"outputAudioTranscription\":{}");
        quiet.Wait(2_000);
        quiet.Audio(Sound.Silence(1));
        quiet.Wait(6_000);
        Assert.Equal("Are you there?", quiet.Words("outputTranscription"));

        using Stage speaking = Stage.Ready(Scenario.Replace("at least: 3s", "at least: 3s\n    otherwise: skip", System.StringComparison.Ordinal), "\"outputAudioTranscription\":{}");
        speaking.Speak(Sound.Tone(5));
        Assert.Empty(speaking.Words("outputTranscription"));
        speaking.Speak(Sound.Silence(2));
        Assert.Empty(speaking.Words("outputTranscription"));
        speaking.Wait(4_000);
        Assert.Equal("Are you there?", speaking.Words("outputTranscription"));

        using Stage noisy = Stage.Ready(Scenario);
        noisy.Wait(2_000);
        noisy.Text("Yes");
        Assert.Equal(1011, noisy.Closed!.Value.Code);
    }
}
