using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LiveApi.Profiles;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>What the service refuses, with the codes and the texts that it has for it.</summary>
public class ValidationTests
{
    private const string Argument = "Request contains an invalid argument.";
    private const string VertexModel = "projects/p1/locations/us-central1/publishers/google/models/";

    public static TheoryData<string, int, string> GeminiSetups => new()
    {
        { """{"model":"models/gemini-2.0-flash-exp"}""", 1008, "models/gemini-2.0-flash-exp is not found for API version v1beta, or is not supported for bidiGenerateContent. Call ListModels" },
        { """{"model":"models/gemini-live-2.5-flash-native-audio"}""", 1008, "models/gemini-live-2.5-flash-native-audio is not found for API version v1beta" },
        { """{"model":"models/no-such-model"}""", 1008, "models/no-such-model is not found for API version v1beta" },
        { """{"model":"gemini-3.8-live"}""", 1008, "gemini-3.8-live is not found for API version v1beta" },
        { "{}", 1007, Argument },
        { M("""  "generationConfig":{"responseModalities":["TEXT"]} """), 1007, "The requested combination of response modalities (TEXT) is not supported by the model." },
        { M(""" "generation_config":{"response_modalities":["TEXT"]} """), 1007, "The requested combination of response modalities (TEXT) is not supported by the model." },
        { M(""" "generationConfig":{"responseModalities":["AUDIO","TEXT"]} """), 1007, Argument },
        { M(""" "generationConfig":{"responseModalities":["SOUND"]} """), 1007, "Invalid value at 'setup.generation_config.response_modalities' (Modality), \"SOUND\"" },
        { M(""" "generationConfig":{"thinkingConfig":{"thinkingLevel":"LOW"}} """), 1007, "Thinking level is not supported for this model." },
        { M("", "gemini-3.8-live-extended-thinking"), 1007, "Thinking level must be specified for this model." },
        { M(""" "generationConfig":{"thinkingConfig":{"thinkingLevel":"MINIMAL"}} """, "gemini-3.8-live-extended-thinking"), 1007, "Thinking level is not supported for this model." },
        { M(""" "generationConfig":{"enableAffectiveDialog":true} """), 1007, Argument },
        { M(""" "proactivity":{"proactiveAudio":false} """), 1007, Argument },
        { M(""" "proactivity":{"proactiveAudio":true} """, "gemini-2.5-flash-native-audio-preview-12-2025"), 1007, "Invalid JSON payload received. Unknown name \"proactivity\" at 'setup': Cannot find field." },
        { M(""" "generationConfig":{"speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Nobody"}}}} """), 1007, Argument },
        { M(""" "generationConfig":{"temperature":2.5} """), 1007, Argument },
        { M(""" "generationConfig":{"temperature":"warm"} """), 1007, "Invalid JSON payload received. Invalid value at 'setup.generation_config.temperature'." },
        { M(""" "sessionResumption":{"transparent":true} """), 1007, "Invalid JSON payload received. Unknown name \"transparent\" at 'setup.session_resumption': Cannot find field." },
        { M(""" "explicitVadSignal":true """), 1007, "Invalid JSON payload received. Unknown name \"explicitVadSignal\" at 'setup': Cannot find field." },
        { M(""" "labels":{"a":"b"} """), 1007, "Invalid JSON payload received. Unknown name \"labels\" at 'setup': Cannot find field." },
        { M(""" "safetySettings":[{"category":"HARM_CATEGORY_HARASSMENT","threshold":"OFF","method":"SEVERITY"}] """), 1007, "Invalid JSON payload received. Unknown name \"method\" at 'setup.safety_settings[0]': Cannot find field." },
        { M(""" "toolConfig":{"functionCallingConfig":{"mode":"ANY"}} """), 1007, "Invalid JSON payload received. Unknown name \"toolConfig\" at 'setup': Cannot find field." },
        { M(""" "generationConfig":{"speechConfig":{"pitch":2}} """), 1007, "Invalid JSON payload received. Unknown name \"pitch\" at 'setup.generation_config.speech_config': Cannot find field." },
        { M(""" "tools":[{"functionDeclarations":[{"name":"f","strict":true}]}] """), 1007, "Invalid JSON payload received. Unknown name \"strict\" at 'setup.tools[0].function_declarations[0]': Cannot find field." },
        { M(""" "tools":[{"functionDeclarations":[{"name":"two words"}]}] """), 1007, Argument },
        { M(""" "tools":[{"functionDeclarations":[{"name":"f"},{"name":"f"}]}] """), 1007, Argument },
        { M(""" "tools":[{"functionDeclarations":[{"name":"f","parameters":{},"parametersJsonSchema":{}}]}] """), 1007, Argument },
        { M(""" "tools":[{"functionDeclarations":[{"name":"f","behavior":"NON_BLOCKING"}]}] """, "gemini-3.1-flash-live-preview"), 1007, Argument },
        { M(""" "tools":[{"functionDeclarations":[{"name":"f"}]}],"generationConfig":{"translationConfig":{"targetLanguageCode":"de"}} """, "gemini-3.5-live-translate-preview"), 1007, Argument },
        { M("", "gemini-3.5-live-translate-preview"), 1007, Argument },
        { M(""" "sessionResumption":{"handle":"3f2c0d0e-5a1b-4c57-9a52-6d1f0a7b9c11"} """), 1008, "Session resumption handle was not found or has expired." },
    };

    public static TheoryData<string, int, string> VertexSetups => new()
    {
        { """{"model":"models/gemini-3.8-live"}""", 1007, "Invalid resource field value in the request." },
        { V("", "gemini-2.5-flash-native-audio-preview-12-2025"), 1008, $"Publisher Model `{VertexModel}gemini-2.5-flash-native-audio-preview-12-2025` was not found or your project does not" },
        { V(""" "generationConfig":{"responseModalities":["TEXT"],"speechConfig":{}} """), 1007, "Cannot extract voices from a non-audio request." },
        { V(""" "generationConfig":{"speechConfig":{"voiceConfig":{"replicatedVoiceConfig":{"consentAudio":"AAAA"}}}} """), 1007, "Invalid JSON payload received. Unknown name \"consentAudio\" at 'setup.generation_config.speech_config.voice_config.replicated_voice_config'" },
    };

    public static TheoryData<string, int, string> Inputs => new()
    {
        { """{"setup":{"model":"models/gemini-3.8-live"}}""", 1007, Argument },
        { """{"clientContent":{"turnComplete":true},"realtimeInput":{"text":"a"}}""", 1007, Argument },
        { "{}", 1007, Argument },
        { "[]", 1007, "Invalid JSON payload received." },
        { """{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":"***"}}}""", 1007, "Invalid JSON payload received. Invalid value at 'realtime_input.audio.data'." },
        { """{"realtimeInput":{"audio":{"mimeType":"audio/pcm","data":"AAAA","rate":16000}}}""", 1007, "Invalid JSON payload received. Unknown name \"rate\" at 'realtime_input.audio': Cannot find field." },
        { """{"realtime_input":{"media":{"mimeType":"audio/pcm","data":"AAAA"}}}""", 1007, "Invalid JSON payload received. Unknown name \"media\" at 'realtime_input': Cannot find field." },
        { """{"realtimeInput":{"mediaChunks":[{"mimeType":"audio/pcm","data":"AAAA"}]}}""", 1007, Argument },
        { """{"realtimeInput":{"activityStart":{}}}""", 1007, Argument },
        { """{"realtimeInput":{"activityEnd":{}}}""", 1007, Argument },
        { """{"realtimeInput":{"text":"a","audioStreamEnd":true}}""", 1007, Argument },
        { """{"realtimeInput":{}}""", 1007, Argument },
        { """{"hello":{}}""", 1007, "Invalid JSON payload received. Unknown name \"hello\": Cannot find field." },
        { """{"contextUpdate":{}}""", 1007, "Invalid JSON payload received. Unknown name \"contextUpdate\": Cannot find field." },
        { """{"clientContent":{"turns":[{"role":"model","parts":[{"functionCall":{"name":"f"}}]}]}}""", 1007, Argument },
        { """{"toolResponse":{"functionResponses":[{"id":"1","result":{}}]}}""", 1007, "Invalid JSON payload received. Unknown name \"result\" at 'tool_response.function_responses[0]': Cannot find field." },
    };

    [Theory]
    [MemberData(nameof(GeminiSetups))]
    public void Gemini_refuses_the_setup(string setup, int code, string reason) => Refuses(new Stage(), $"{{\"setup\":{setup}}}", code, reason);

    [Theory]
    [MemberData(nameof(VertexSetups))]
    public void Vertex_refuses_the_setup(string setup, int code, string reason)
        => Refuses(new Stage(surface: new Surface(Backend.Vertex, "v1beta1", Constrained: false)), $"{{\"setup\":{setup}}}", code, reason);

    /// <summary>What is no JSON has no dialect.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("not JSON")]
    [InlineData("""{"realtimeInput":{"text":"a"}""")]
    public void What_is_no_JSON_is_refused(string message) => Refuses(Stage.Ready(), message, 1007, "Invalid JSON payload received.");

    [Theory]
    [MemberData(nameof(Inputs))]
    public void The_message_is_refused(string message, int code, string reason) => Refuses(Stage.Ready(), message, code, reason);

    [Theory]
    [MemberData(nameof(GeminiSetups))]
    public void Gemini_refuses_the_setup_in_the_other_dialect_too(string setup, int code, string reason) => RefusesInSnakeCase(new Stage(), $"{{\"setup\":{setup}}}", code, reason);

    [Theory]
    [MemberData(nameof(VertexSetups))]
    public void Vertex_refuses_the_setup_in_the_other_dialect_too(string setup, int code, string reason)
        => RefusesInSnakeCase(new Stage(surface: new Surface(Backend.Vertex, "v1beta1", Constrained: false)), $"{{\"setup\":{setup}}}", code, reason);

    [Theory]
    [MemberData(nameof(Inputs))]
    public void The_message_is_refused_in_the_other_dialect_too(string message, int code, string reason) => RefusesInSnakeCase(Stage.Ready(), message, code, reason);

    [Theory]
    [InlineData("""{"realtimeInput":{"text":"hello"}}""")]
    [InlineData("""{"clientContent":{"turnComplete":true}}""")]
    public void The_first_message_has_to_be_a_setup(string message) => Refuses(new Stage(), message, 1007, Argument);

    [Fact]
    public void The_end_of_the_audio_stream_has_no_place_under_manual_activity()
        => Refuses(Stage.Ready(setup: "\"realtimeInputConfig\":{\"automaticActivityDetection\":{\"disabled\":true}}"), """{"realtimeInput":{"audioStreamEnd":true}}""", 1007, Argument);

    [Fact]
    public void A_model_of_3_1_takes_client_content_as_history_only()
        => Refuses(Stage.Ready(model: "models/gemini-3.1-flash-live-preview"), """{"clientContent":{"turns":[{"role":"user","parts":[{"text":"a"}]}],"turnComplete":true}}""", 1007, Argument);

    [Theory]
    [InlineData("""{"model":"models/gemini-3.8-live"}""")]
    [InlineData("""{"model":"models/gemini-3.8-live","generation_config":{"response_modalities":["AUDIO"],"media_resolution":2},"session_resumption":{},"input_audio_transcription":{}}""")]
    [InlineData("""{"model":"models/gemini-3.8-live","contextWindowCompression":{"triggerTokens":"25000","slidingWindow":{"targetTokens":8000}}}""")]
    [InlineData("""{"model":"models/gemini-3.8-live","tools":[{"googleSearch":{}},{"functionDeclarations":[{"name":"f","parameters":{"type":"OBJECT","anything":1}}]}]}""")]
    [InlineData("""{"model":"models/gemini-3.8-live-extended-thinking","generationConfig":{"thinkingConfig":{"thinkingLevel":"low"}}}""")]
    [InlineData("""{"model":"models/gemini-2.5-flash-native-audio-preview-12-2025","generationConfig":{"thinkingConfig":{"thinkingBudget":0}}}""")]
    public void Gemini_accepts_the_setup(string setup)
    {
        Stage stage = new();
        stage.Client($"{{\"setup\":{setup}}}");
        stage.Wait(300);

        Assert.Null(stage.Closed);
        Assert.Equal(["setupComplete"], stage.Kinds());
    }

    [Fact]
    public void An_unknown_model_is_served_where_the_scenario_says_so()
    {
        Stage stage = Stage.Ready("service: { models: any }\nsteps:\n  - expect: text\n", model: "models/gemini-9");

        Assert.Null(stage.Closed);
    }

    [Fact]
    public void Half_a_sample_at_the_end_of_a_message_waits_for_the_next()
    {
        Stage stage = Stage.Ready();
        stage.Audio([1, 2, 3]);
        stage.Audio([4]);
        stage.Text("still here");
        stage.Wait(10_000);

        Assert.Null(stage.Closed);
        Assert.Contains("turnComplete", stage.Kinds());
    }

    private static void Refuses(Stage stage, string message, int code, string reason)
    {
        stage.Client(message);

        Assert.NotNull(stage.Closed);
        Assert.Equal(code, stage.Closed.Value.Code);
        Assert.StartsWith(reason, stage.Closed.Value.Reason, StringComparison.Ordinal);
        Assert.Contains(stage.Journal.Read(entries => entries.SelectMany(entry => entry.Findings).ToList()), finding => finding == stage.Closed.Value.Reason);
    }

    /// <summary>The same message as Python writes it. The unknown name is told as the client spelt it, the path in snake_case for all.</summary>
    private static void RefusesInSnakeCase(Stage stage, string message, int code, string reason)
    {
        Refuses(stage, Snake(JsonNode.Parse(message))!.ToJsonString(), code, Regex.Replace(reason, "Unknown name \"(.*?)\"", name => $"Unknown name \"{SnakeName(name.Groups[1].Value)}\""));
    }

    private static JsonNode? Snake(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(SnakeName(member.Key), Snake(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Snake)]),
        _ => node?.DeepClone(),
    };

    private static string SnakeName(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private static string M(string more, string model = "gemini-3.8-live") => $"{{\"model\":\"models/{model}\"{(more.Length > 0 ? "," + more : "")}}}";

    private static string V(string more, string model = "gemini-live-2.5-flash") => $"{{\"model\":\"{VertexModel}{model}\"{(more.Length > 0 ? "," + more : "")}}}";
}
