using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using LiveApi.Profiles;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>
/// What each kind of model takes in a setup, on its backend, as the documentation says: one row a wish, one letter a model.
/// '.' it is accepted; 'a' invalid argument; 'm' that modality is not supported; 't' no such thinking level; 'l' a level is needed; 'u' unknown name.
/// </summary>
public class ProfileTests
{
    private static readonly (string Name, string Model, string Version, string Base)[] Models =
    [
        ("3.8", "gemini-3.8-live", "v1beta", ""),
        ("3.8 on Vertex", "gemini-3.8-live", "v1beta1", ""),
        ("3.8 extended thinking", "gemini-3.8-live-extended-thinking", "v1beta", """{"generationConfig":{"thinkingConfig":{"thinkingLevel":"LOW"}}}"""),
        ("3.1", "gemini-3.1-flash-live-preview", "v1beta", ""),
        ("2.5", "gemini-2.5-flash-native-audio-preview-12-2025", "v1beta", ""),
        ("2.5 in v1alpha", "gemini-2.5-flash-native-audio-preview-12-2025", "v1alpha", ""),
        ("2.5 on Vertex", "gemini-live-2.5-flash-native-audio", "v1beta1", ""),
        ("half cascade on Vertex", "gemini-live-2.5-flash", "v1beta1", ""),
        ("translate", "gemini-3.5-live-translate-preview", "v1beta", """{"generationConfig":{"translationConfig":{"targetLanguageCode":"de"}}}"""),
        ("transcribe", "gemini-3.5-transcribe-live", "v1beta", ""),
    ];

    private static readonly (string Wish, string Setup, string Answers)[] Wishes =
    [
        ("nothing", "{}", ".........."),
        ("TEXT", """{"generationConfig":{"responseModalities":["TEXT"]}}""", "mmmmmmm.m."),
        ("AUDIO", """{"generationConfig":{"responseModalities":["AUDIO"]}}""", ".........m"),
        ("AUDIO and TEXT", """{"generationConfig":{"responseModalities":["AUDIO","TEXT"]}}""", "aaaaaaaaaa"),
        ("low thinking", """{"generationConfig":{"thinkingConfig":{"thinkingLevel":"LOW"}}}""", "tt..tttttt"),
        ("minimal thinking", """{"generationConfig":{"thinkingConfig":{"thinkingLevel":"MINIMAL"}}}""", "ttt.tttttt"),
        ("a thinking budget", """{"generationConfig":{"thinkingConfig":{"thinkingBudget":0}}}""", "aaaa...aaa"),
        ("affective dialog", """{"generationConfig":{"enableAffectiveDialog":true}}""", "aaaau..aaa"),
        ("no affective dialog", """{"generationConfig":{"enableAffectiveDialog":false}}""", "aaa.u....."),
        ("proactivity", """{"proactivity":{"proactiveAudio":true}}""", "...au..aaa"),
        ("no proactivity", """{"proactivity":{"proactiveAudio":false}}""", "aaa.u....."),
        ("a function that does not block", """{"tools":[{"functionDeclarations":[{"name":"f","behavior":"NON_BLOCKING"}]}]}""", "...a....aa"),
        ("a function that blocks", """{"tools":[{"functionDeclarations":[{"name":"f","behavior":"BLOCKING"}]}]}""", "..a.....aa"),
        ("Google Search", """{"tools":[{"googleSearch":{}}]}""", "........aa"),
        ("code execution", """{"tools":[{"codeExecution":{}}]}""", "aaaaaaa.aa"),
        ("an instruction", """{"systemInstruction":{"parts":[{"text":"Be brief."}]}}""", "........a."),
        ("a translation", """{"generationConfig":{"translationConfig":{"targetLanguageCode":"fr"}}}""", "aaaaaaaa.a"),
        ("a voice of the first eight", """{"generationConfig":{"speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Puck"}}}}}""", ".........a"),
        ("a voice of the thirty", """{"generationConfig":{"speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Sulafat"}}}}}""", ".......a.a"),
        ("labels", """{"labels":{"team":"a"}}""", "u.uuuu..uu"),
        ("a transparent resumption", """{"sessionResumption":{"transparent":true}}""", "u.uuuu..uu"),
        ("compression", """{"contextWindowCompression":{"slidingWindow":{}}}""", ".........."),
    ];

    private static readonly (string Wish, string Message, string Answers)[] Messages =
    [
        ("media chunks", """{"realtimeInput":{"mediaChunks":[{"mimeType":"audio/pcm;rate=16000","data":"AAAA"}]}}""", "aaaa....aa"),
        ("client content", """{"clientContent":{"turns":[{"role":"user","parts":[{"text":"a"}]}],"turnComplete":true}}""", "...a......"),
        ("audio", """{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":"AAAA"}}}""", ".........."),
        ("a frame", """{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":"/9j/"}}}""", ".........."),
        ("a context update", """{"contextUpdate":{"systemInstruction":{"parts":[{"text":"Be brief."}]}}}""", "u.uuuu..uu"),
    ];

    public static TheoryData<string, string> Setups => Cells(Wishes.Select(wish => wish.Wish));

    public static TheoryData<string, string> Inputs => Cells(Messages.Select(message => message.Wish));

    [Theory]
    [MemberData(nameof(Setups))]
    public void A_setup_is_taken_or_refused(string wish, string model)
    {
        (_, string setup, string answers) = Wishes.Single(one => one.Wish == wish);
        using Stage stage = Open(model, setup);

        Assert.Equal(AnswerTo(answers, model), Kind(stage));
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_message_is_taken_or_refused(string wish, string model)
    {
        (_, string message, string answers) = Messages.Single(one => one.Wish == wish);
        using Stage stage = Open(model, "{}");
        Assert.Null(stage.Closed);
        stage.Client(message);
        stage.Wait(500);

        Assert.Equal(AnswerTo(answers, model), Kind(stage));
    }

    [Fact]
    public void Extended_thinking_needs_a_level_and_translation_a_language()
    {
        using Stage thinking = new();
        thinking.SetUp(model: "models/gemini-3.8-live-extended-thinking");
        Assert.Equal('l', Kind(thinking));
        using Stage translating = new();
        translating.SetUp(model: "models/gemini-3.5-live-translate-preview");
        Assert.Equal('a', Kind(translating));
    }

    [Fact]
    public void Every_model_that_is_served_is_of_a_kind_that_is_here()
    {
        IEnumerable<string> families = ModelCatalogue.Default.Models.Where(model => model.Status != ModelStatus.ShutDown).Select(model => model.Family.Name).Distinct();
        IEnumerable<string> here = Models.Select(model => ModelCatalogue.Default.Models.Single(known => known.Id == model.Model).Family.Name).Distinct();

        Assert.Equal(families.Order(StringComparer.Ordinal), here.Order(StringComparer.Ordinal));
    }

    private static TheoryData<string, string> Cells(IEnumerable<string> wishes)
    {
        TheoryData<string, string> cells = [];
        foreach (string wish in wishes)
        {
            foreach ((string name, _, _, _) in Models) { cells.Add(wish, name); }
        }

        return cells;
    }

    private static char AnswerTo(string answers, string model) => answers[Array.FindIndex(Models, known => known.Name == model)];

    private static Stage Open(string name, string wish)
    {
        (_, string model, string version, string usual) = Models.Single(known => known.Name == name);
        bool isVertex = version == "v1beta1";
        Stage stage = new(surface: new Surface(isVertex ? Backend.Vertex : Backend.Gemini, version, Constrained: false));
        JsonObject setup = usual.Length > 0 ? JsonNode.Parse(usual)!.AsObject() : [];
        Merge(JsonNode.Parse(wish)!.AsObject(), setup);
        setup["model"] = isVertex ? $"projects/p1/locations/us-central1/publishers/google/models/{model}" : "models/" + model;
        stage.Client(new JsonObject { ["setup"] = setup }.ToJsonString());
        stage.Wait(500);
        return stage;
    }

    private static void Merge(JsonObject from, JsonObject into)
    {
        foreach ((string name, JsonNode? value) in from)
        {
            if (value is JsonObject inner && into[name] is JsonObject outer) { Merge(inner, outer); } else { into[name] = value?.DeepClone(); }
        }
    }

    private static char Kind(Stage stage) => stage.Closed switch
    {
        null => '.',
        (1007, "Request contains an invalid argument.") => 'a',
        (1007, { } text) when text.StartsWith("The requested combination of response modalities (", StringComparison.Ordinal) => 'm',
        (1007, "Thinking level is not supported for this model.") => 't',
        (1007, "Thinking level must be specified for this model.") => 'l',
        (1007, { } text) when text.StartsWith("Invalid JSON payload received. Unknown name \"", StringComparison.Ordinal) => 'u',
        _ => '?',
    };
}
