using System.Linq;
using System.Text;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Wire;

/// <summary>Names as the official Python and .NET SDKs send them.</summary>
public class SnakeCaseTests
{
    [Theory]
    [InlineData("""{"client_content":{"turns":[{"role":"user","parts":[{"text":"a_b"}]}],"turn_complete":true}}""",
                """{"clientContent":{"turns":[{"role":"user","parts":[{"text":"a_b"}]}],"turnComplete":true}}""")]
    [InlineData("""{"realtime_input":{"audio":{"mime_type":"audio/pcm;rate=16000","data":"AAAB"}}}""",
                """{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":"AAAB"}}}""")]
    [InlineData("""{ "setup" : { "generation_config" : { "top_p" : 0.5, "speech_config" : { "voice_config" : { "prebuilt_voice_config" : { "voice_name" : "Kore" } } } }, "inputAudioTranscription" : {} } }""",
                """{"setup":{"generationConfig":{"topP":0.5,"speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Kore"}}}},"inputAudioTranscription":{}}}""")]
    [InlineData("""{"setup":{"context_window_compression":{"trigger_tokens":25000,"sliding_window":{"target_tokens":"8000"}}}}""",
                """{"setup":{"contextWindowCompression":{"triggerTokens":"25000","slidingWindow":{"targetTokens":"8000"}}}}""")]
    public void Is_read_like_camelCase(string snake, string camel) => Assert.Equal(camel, Again(snake));

    [Theory]
    [InlineData("""{"setup":{"tools":[{"functionDeclarations":[{"name":"get_weather","parameters":{"type":"OBJECT","properties":{"turn_complete":{"any_of":[null]}}}}]}],"labels":{"cost_center":"a"}}}""")]
    [InlineData("""{"toolResponse":{"functionResponses":[{"id":"1","name":"f","response":{"mime_type":[null,1],"client_content":{}}}]}}""")]
    [InlineData("""{"setup":{"sessionResumption":{"future_field":{"turn_complete":[null]}}}}""")]
    public void Leaves_free_form_and_unknown_members_as_they_are(string json) => Assert.Equal(json, Again(json));

    [Fact]
    public void Is_read_beside_free_form_with_the_same_names()
        => Assert.Equal(
            """{"toolResponse":{"functionResponses":[{"response":{"tool_response":{"will_continue":1}},"willContinue":true}]}}""",
            Again("""{"tool_response":{"function_responses":[{"response":{"tool_response":{"will_continue":1}},"will_continue":true}]}}"""));

    private static string Again(string json) => Encoding.UTF8.GetString(WireFormat.ToUtf8(WireFormat.ReadClient(Encoding.UTF8.GetBytes(json))));

    [Fact]
    public void Is_looked_for_once_however_many_underscores_there_are()
    {
        string text = string.Concat(Enumerable.Repeat("_a", 1_000_000));
        Assert.Equal(text, WireFormat.ReadServer(Encoding.UTF8.GetBytes($$$$"""{"serverContent":{"outputTranscription":{"text":"{{{{text}}}}"}}}""")).ServerContent!.OutputTranscription!.Text);
    }
}
