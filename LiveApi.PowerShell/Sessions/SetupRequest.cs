using System.Collections.Generic;
using System.Text.Json;
using LiveApi.Profiles;
using LiveApi.Wire;

namespace LiveApi.PowerShell.Sessions;

/// <summary>What a user asks of a session, and the setup that says so in the form that the model's family takes.</summary>
internal sealed record SetupRequest
{
    internal const string DefaultModel = "gemini-3.8-live";

    internal const string DefaultTranslator = "gemini-3.5-live-translate-preview";

    private static readonly JsonElement On = JsonDocument.Parse("{}").RootElement;

    internal string? Model { get; init; }

    internal Backend Backend { get; init; }

    internal string? Project { get; init; }

    internal string? Location { get; init; }

    internal string? Modality { get; init; }

    internal string? Voice { get; init; }

    internal string? Language { get; init; }

    internal string? TargetLanguage { get; init; }

    internal string? SystemInstruction { get; init; }

    internal double? Temperature { get; init; }

    internal string? ThinkingLevel { get; init; }

    internal int? ThinkingBudget { get; init; }

    internal bool IncludeThoughts { get; init; }

    internal bool InputTranscription { get; init; }

    internal bool OutputTranscription { get; init; }

    internal bool ManualActivity { get; init; }

    /// <summary>Speech does not interrupt the model: for input that goes on, whatever is answered meanwhile.</summary>
    internal bool NoInterruption { get; init; }

    internal bool Resumption { get; init; }

    internal string? ResumeFrom { get; init; }

    internal bool Compression { get; init; }

    internal bool GoogleSearch { get; init; }

    /// <summary>The model that was asked for; a translation without one goes to a model that is made for it.</summary>
    internal string ModelId => Model ?? (TargetLanguage is null ? DefaultModel : DefaultTranslator);

    internal ModelProfile Profile => ModelCatalogue.Default.Find(ModelId, Backend);

    /// <summary>Whether the model translates by itself, rather than by being told to.</summary>
    internal bool IsTranslator => Profile.Family.Translation is FeatureRule.Optional or FeatureRule.Required;

    internal Setup Build() => new()
    {
        Model = ModelName.Resolve(ModelId, Backend, Project, Location),
        GenerationConfig = new GenerationConfig
        {
            ResponseModalities = [Modality?.ToUpperInvariant() ?? Profile.Family.OutputModalities[0]],
            Temperature = Temperature,
            SpeechConfig = Speech(),
            ThinkingConfig = Thinking(),
            TranslationConfig = TargetLanguage is not null && IsTranslator ? new TranslationConfig { TargetLanguageCode = TargetLanguage } : null,
        },
        SystemInstruction = Instruction() is { Length: > 0 } text ? new Content { Parts = [new Part { Text = text }] } : null,
        Tools = GoogleSearch ? [new Tool { GoogleSearch = On }] : null,
        RealtimeInputConfig = Input(),
        SessionResumption = Resumption || ResumeFrom is not null ? new SessionResumptionConfig { Handle = ResumeFrom } : null,
        ContextWindowCompression = Compression ? new ContextWindowCompression { SlidingWindow = new SlidingWindow() } : null,
        InputAudioTranscription = InputTranscription ? new AudioTranscriptionConfig() : null,
        OutputAudioTranscription = OutputTranscription ? new AudioTranscriptionConfig() : null,
    };

    // Most models choose their language by what they hear, and refuse a code: those are asked in words.
    private bool LanguageIsSetting => Profile.Family.SpeechLanguageCode != false;

    private RealtimeInputConfig? Input() => !ManualActivity && !NoInterruption ? null : new RealtimeInputConfig
    {
        AutomaticActivityDetection = ManualActivity ? new AutomaticActivityDetection { Disabled = true } : null,
        ActivityHandling = NoInterruption ? ActivityHandling.NoInterruption : null,
    };

    private SpeechConfig? Speech()
    {
        string? code = LanguageIsSetting ? Language : null;
        return Voice is null && code is null ? null : new SpeechConfig
        {
            VoiceConfig = Voice is null ? null : new VoiceConfig { PrebuiltVoiceConfig = new PrebuiltVoiceConfig { VoiceName = VoiceCatalogue.Find(Voice)?.Name ?? Voice } },
            LanguageCode = code,
        };
    }

    private ThinkingConfig? Thinking() => ThinkingLevel is null && ThinkingBudget is null && !IncludeThoughts ? null : new ThinkingConfig
    {
        ThinkingLevel = ThinkingLevel?.ToUpperInvariant(),
        ThinkingBudget = ThinkingBudget,
        IncludeThoughts = IncludeThoughts ? true : null,
    };

    private string Instruction()
    {
        List<string> parts = [];
        if (TargetLanguage is not null && !IsTranslator)
        {
            parts.Add($"You are an interpreter. Translate everything that you hear into {NameOf(TargetLanguage)}. Say the translation and nothing else; answer no questions.");
        }

        if (Language is not null && !LanguageIsSetting)
        {
            parts.Add($"Speak {NameOf(Language)}.");
        }

        if (SystemInstruction is not null)
        {
            parts.Add(SystemInstruction);
        }

        return string.Join("\n", parts);
    }

    private static string NameOf(string code) => LanguageCatalogue.Find(code) is { } known ? $"{known.Name} ({known.Code})" : code;
}
