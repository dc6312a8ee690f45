using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LiveApi.Profiles;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Profiles;

public sealed class SetupConflictTests
{
    private const string Live38 = "gemini-3.8-live";
    private const string Extended = "gemini-3.8-live-extended-thinking";
    private const string Live31 = "gemini-3.1-flash-live-preview";
    private const string Native25 = "gemini-2.5-flash-native-audio-preview-12-2025";
    private const string OnVertex = "gemini-live-2.5-flash-native-audio";
    private const string Half = "gemini-live-2.5-flash";
    private const string Translator = "gemini-3.5-live-translate-preview";
    private const string Transcriber = "gemini-3.5-transcribe-live";

    [Theory]
    [InlineData(Live38, Backend.Gemini, "{}")]
    [InlineData(Live38, Backend.Vertex, """{"labels":{"team":"a"},"explicitVadSignal":true,"sessionResumption":{"transparent":true}}""")]
    [InlineData(Live38, Backend.Gemini, """{"generationConfig":{"responseModalities":["AUDIO"],"temperature":0.5,"speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Kore"}}}}}""")]
    [InlineData(Live38, Backend.Gemini, """{"proactivity":{"proactiveAudio":true},"contextWindowCompression":{"triggerTokens":"25000","slidingWindow":{"targetTokens":8000}}}""")]
    [InlineData(Live38, Backend.Gemini, """{"tools":[{"functionDeclarations":[{"name":"a","behavior":"BLOCKING"}]}],"inputAudioTranscription":{},"outputAudioTranscription":{}}""")]
    [InlineData(OnVertex, Backend.Vertex, """{"generationConfig":{"thinkingConfig":{"thinkingBudget":-1},"enableAffectiveDialog":true},"proactivity":{"proactiveAudio":true}}""")]
    [InlineData(Live38, Backend.Vertex, """{"generationConfig":{"responseModalities":["VIDEO"]},"avatarConfig":{"avatarName":"Kira"}}""")]
    public void A_good_setup_has_no_conflict(string model, Backend backend, string json) => Assert.Empty(Find(model, backend, json));

    [Theory]
    [InlineData("gemini-2.0-flash-exp", Backend.Gemini, LiveFault.ModelNotFound, "shut down on 2026-03-31", "gemini-3.8-live")]
    [InlineData("gemini-2.0-flash-exp", Backend.Vertex, LiveFault.ModelNotFound, "shut down", "gemini-3.8-live")]
    [InlineData(OnVertex, Backend.Gemini, LiveFault.ModelNotFound, "not served by the Gemini API", "-Vertex")]
    [InlineData(Live31, Backend.Vertex, LiveFault.ModelNotFound, "not served by Vertex AI", "Leave -Vertex")]
    [InlineData("", Backend.Gemini, LiveFault.SetupInvalid, "No model", "-Model")]
    public void A_model_that_does_not_answer_is_refused_with_what_to_use(string model, Backend backend, LiveFault fault, string problem, string advice)
    {
        IReadOnlyList<SetupConflict> found = Find(model, backend, "{}");
        SetupConflict conflict = found[0];
        Assert.Equal((SetupSeverity.Error, "model", fault), (conflict.Severity, conflict.Path, conflict.Fault));
        Assert.Contains(problem, conflict.Problem, StringComparison.Ordinal);
        Assert.Contains(advice, conflict.Advice, StringComparison.Ordinal);
        LiveException refused = Assert.Throws<LiveException>(() => SetupConflicts.ThrowIfRefused(found));
        Assert.Equal(fault, refused.Fault);
        Assert.Contains(conflict.Problem, refused.Message, StringComparison.Ordinal);
        Assert.Contains(conflict.Advice, refused.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Live38, """{"generationConfig":{"responseModalities":["AUDIO","TEXT"]}}""", "generationConfig.responseModalities", "2 modalities")]
    [InlineData(Live38, """{"generationConfig":{"responseModalities":["TEXT"]}}""", "generationConfig.responseModalities", "does not answer in TEXT")]
    [InlineData(Live38, """{"generationConfig":{"responseModalities":["IMAGE"]}}""", "generationConfig.responseModalities", "IMAGE")]
    [InlineData(Live38, """{"generationConfig":{"speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Kora"}}}}}""", "generationConfig.speechConfig.voiceConfig.prebuiltVoiceConfig.voiceName", "'Kora'")]
    [InlineData(Live38, """{"generationConfig":{"thinkingConfig":{"thinkingLevel":"LOW"}}}""", "generationConfig.thinkingConfig", "no setting")]
    [InlineData(Extended, "{}", "generationConfig.thinkingConfig.thinkingLevel", "needs a thinking level")]
    [InlineData(Extended, """{"generationConfig":{"thinkingConfig":{"thinkingLevel":"MINIMAL"}}}""", "generationConfig.thinkingConfig.thinkingLevel", "MINIMAL")]
    [InlineData(Live31, """{"generationConfig":{"thinkingConfig":{"thinkingBudget":100}}}""", "generationConfig.thinkingConfig.thinkingBudget", "level, not a budget")]
    [InlineData(Native25, """{"generationConfig":{"thinkingConfig":{"thinkingLevel":"LOW"}}}""", "generationConfig.thinkingConfig.thinkingLevel", "not a level")]
    [InlineData(Live38, """{"generationConfig":{"enableAffectiveDialog":false}}""", "generationConfig.enableAffectiveDialog", "any more")]
    [InlineData(Live31, """{"generationConfig":{"enableAffectiveDialog":true}}""", "generationConfig.enableAffectiveDialog", "no affective")]
    [InlineData(Live38, """{"proactivity":{"proactiveAudio":false}}""", "proactivity.proactiveAudio", "always")]
    [InlineData(Live31, """{"proactivity":{"proactiveAudio":true}}""", "proactivity.proactiveAudio", "no proactive")]
    [InlineData(Live31, """{"tools":[{"functionDeclarations":[{"name":"a","behavior":"NON_BLOCKING"}]}]}""", "tools.functionDeclarations['a'].behavior", "NON_BLOCKING")]
    [InlineData(Live38, """{"tools":[{"functionDeclarations":[{"name":"get weather"}]}]}""", "tools.functionDeclarations['get weather']", "name")]
    [InlineData(Live38, """{"tools":[{"functionDeclarations":[{"name":"a"},{"name":"a"}]}]}""", "tools", "2 functions")]
    [InlineData(Live38, """{"tools":[{"functionDeclarations":[{"name":"a","parameters":{},"parametersJsonSchema":{}}]}]}""", "tools.functionDeclarations['a']", "Both")]
    [InlineData(Live38, """{"tools":[{"codeExecution":{}}]}""", "tools[0].codeExecution", "does not take")]
    [InlineData(Translator, """{"generationConfig":{"translationConfig":{"targetLanguageCode":"de"}},"tools":[{"googleSearch":{}}]}""", "tools[0].googleSearch", "does not take")]
    [InlineData(Translator, """{"generationConfig":{"translationConfig":{"targetLanguageCode":"de"}},"tools":[{"functionDeclarations":[{"name":"a"}]}]}""", "tools", "no functions")]
    [InlineData(Translator, """{"generationConfig":{"translationConfig":{"targetLanguageCode":"de"}},"systemInstruction":{"parts":[{"text":"x"}]}}""", "systemInstruction", "no system instruction")]
    [InlineData(Translator, "{}", "generationConfig.translationConfig.targetLanguageCode", "into which language")]
    [InlineData(Live38, """{"generationConfig":{"translationConfig":{"targetLanguageCode":"de"}}}""", "generationConfig.translationConfig", "no setting for translation")]
    [InlineData(Transcriber, """{"generationConfig":{"speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Kore"}}}}}""", "generationConfig.speechConfig.voiceConfig.prebuiltVoiceConfig.voiceName", "does not speak")]
    [InlineData(Live38, """{"sessionResumption":{"transparent":true}}""", "sessionResumption.transparent", "Vertex AI does")]
    [InlineData(Live38, """{"explicitVadSignal":true}""", "explicitVadSignal", "Vertex AI does")]
    [InlineData(Live38, """{"labels":{"a":"b"}}""", "labels", "Vertex AI does")]
    [InlineData(Live38, """{"safetySettings":[{"category":"HARM_CATEGORY_HARASSMENT","threshold":"OFF","method":"SEVERITY"}]}""", "safetySettings.method", "Vertex AI does")]
    [InlineData(Live38, """{"contextWindowCompression":{"triggerTokens":8000,"slidingWindow":{"targetTokens":9000}}}""", "contextWindowCompression.slidingWindow.targetTokens", "9,000")]
    [InlineData(Live38, """{"contextWindowCompression":{"triggerTokens":-1,"slidingWindow":{}}}""", "contextWindowCompression", "below zero")]
    [InlineData(Live38, """{"realtimeInputConfig":{"automaticActivityDetection":{"silenceDurationMs":-5}}}""", "realtimeInputConfig.automaticActivityDetection.silenceDurationMs", "-5 ms")]
    [InlineData(Live38, """{"generationConfig":{"temperature":2.5}}""", "generationConfig.temperature", "2.5")]
    [InlineData(Live38, """{"generationConfig":{"topP":1.5}}""", "generationConfig.topP", "1.5")]
    public void What_the_service_refuses_is_an_error_that_names_the_field(string model, string json, string path, string problem)
    {
        SetupConflict[] errors = [.. Find(model, Backend.Gemini, json).Where(one => one.Severity is SetupSeverity.Error)];
        SetupConflict conflict = Assert.Single(errors);
        Assert.Equal(path, conflict.Path);
        Assert.Contains(problem, conflict.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(conflict.Advice);
        Assert.NotEmpty(conflict.Source);
    }

    [Theory]
    [InlineData("gemini-3.8-liv", Backend.Gemini, "{}", "model", "Did you mean 'gemini-3.8-live'?")]
    [InlineData("brand-new-thing", Backend.Gemini, "{}", "model", "Get-LiveModel")]
    [InlineData(Native25, Backend.Gemini, "{}", "model", "gemini-3.8-live")]
    [InlineData(Live38, Backend.Gemini, """{"generationConfig":{"speechConfig":{"languageCode":"de-DE"}}}""", "generationConfig.speechConfig.languageCode", "-Language")]
    [InlineData(Half, Backend.Vertex, """{"generationConfig":{"speechConfig":{"languageCode":"german"}}}""", "generationConfig.speechConfig.languageCode", "Did you mean 'de-DE'?")]
    [InlineData(Half, Backend.Vertex, """{"generationConfig":{"speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Sulafat"}}}}}""", "generationConfig.speechConfig.voiceConfig.prebuiltVoiceConfig.voiceName", "Puck")]
    [InlineData(Live38, Backend.Gemini, """{"inputAudioTranscription":{"customVocabulary":["LiveApi"]}}""", "inputAudioTranscription", "gemini-3.5-transcribe-live")]
    [InlineData(Live38, Backend.Gemini, """{"realtimeInputConfig":{"automaticActivityDetection":{"disabled":true,"silenceDurationMs":500}}}""", "realtimeInputConfig.automaticActivityDetection", "-ManualActivity")]
    [InlineData(Live38, Backend.Gemini, """{"realtimeInputConfig":{"turnCoverage":"TURN_INCLUDES_ALL_INPUTS"}}""", "realtimeInputConfig.turnCoverage", "Did you mean 'TURN_INCLUDES_ALL_INPUT'?")]
    [InlineData(Live38, Backend.Gemini, """{"contextWindowCompression":{"triggerTokens":9000}}""", "contextWindowCompression.slidingWindow", "only one")]
    [InlineData(Live38, Backend.Gemini, """{"generationConfig":{"tempreature":0.5}}""", "generationConfig.tempreature", "Did you mean 'temperature'?")]
    [InlineData(Live38, Backend.Gemini, """{"generationConfig":{"responseSchema":{}}}""", "generationConfig.responseSchema", "function")]
    [InlineData(Live38, Backend.Gemini, """{"toolConfig":{}}""", "toolConfig", "forced")]
    [InlineData(Live38, Backend.Gemini, """{"tools":[{"googleMaps":{}}]}""", "tools[0].googleMaps", "function of yours")]
    [InlineData(Live38, Backend.Vertex, """{"generationConfig":{"responseModalities":["VIDEO"]}}""", "generationConfig.responseModalities", "avatarName")]
    public void What_may_go_wrong_is_a_warning_with_advice(string model, Backend backend, string json, string path, string advice)
    {
        SetupConflict conflict = Assert.Single(Find(model, backend, json), one => one.Severity is SetupSeverity.Warning && one.Path == path);
        Assert.Contains(advice, conflict.Advice, StringComparison.Ordinal);
        SetupConflicts.ThrowIfRefused([conflict]);
    }

    [Fact]
    public void A_model_of_the_25_family_needs_v1alpha_on_Gemini_for_its_tone()
    {
        SetupCase asked = Case(Native25, Backend.Gemini, """{"generationConfig":{"enableAffectiveDialog":true}}""");
        Assert.True(asked.NeedsAlpha);
        Assert.DoesNotContain(SetupConflicts.Find(asked), one => one.Severity is SetupSeverity.Error);
        Assert.Contains(SetupConflicts.Find(asked with { ApiVersion = "v1beta" }), one => one.Path == "generationConfig.enableAffectiveDialog" && one.Problem.Contains("v1alpha", StringComparison.Ordinal));
        Assert.False(Case(OnVertex, Backend.Vertex, """{"generationConfig":{"enableAffectiveDialog":true}}""").NeedsAlpha);
    }

    [Theory]
    [InlineData(Native25, "model", SetupSeverity.Warning, "ends with the model")]
    [InlineData(Live38, "narrator", SetupSeverity.Error, "no role")]
    [InlineData(Live38, "system", SetupSeverity.Warning, "older models")]
    [InlineData(Transcriber, "user", SetupSeverity.Warning, "not known to take a history")]
    public void A_history_is_looked_at_as_the_family_takes_it(string model, string role, SetupSeverity severity, string problem)
    {
        SetupCase asked = Case(model, Backend.Gemini, "{}") with { History = [new Content { Role = role, Parts = [new Part { Text = "Hello" }] }] };
        Assert.Contains(SetupConflicts.Find(asked), one => one.Path == "history" && one.Severity == severity && one.Problem.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_model_is_held_to_nothing_but_what_holds_for_all()
    {
        IReadOnlyList<SetupConflict> found = Find("brand-new-thing", Backend.Gemini, """{"generationConfig":{"responseModalities":["TEXT"],"thinkingConfig":{"thinkingLevel":"HIGH"}},"tools":[{"functionDeclarations":[{"name":"a","behavior":"LATER"}]}]}""");
        Assert.Equal("model", Assert.Single(found).Path);
    }

    private static IReadOnlyList<SetupConflict> Find(string model, Backend backend, string json) => SetupConflicts.Find(Case(model, backend, json));

    private static SetupCase Case(string model, Backend backend, string json) => new()
    {
        Setup = WireFormat.ReadClient(Encoding.UTF8.GetBytes($$"""{"setup":{{json}}}""")).Setup! with { Model = model },
        Backend = backend,
    };
}
