using System.Collections.Generic;
using System.Linq;
using System.Text;
using LiveApi.PowerShell.Tools;
using LiveApi.Profiles;
using LiveApi.Wire;

namespace LiveApi.PowerShell.Setups;

/// <content>What is sent for it.</content>
public sealed partial class LiveSetup
{
    internal const string DefaultModel = "gemini-3.8-live";

    internal const string DefaultTranslator = "gemini-3.5-live-translate-preview";

    /// <summary>The first message as JSON, in lines.</summary>
    public string ToJson(Backend backend = Backend.Gemini)
    {
        SetupCase asked = Build(new SetupPlace { Backend = backend, Models = ModelCatalogue.ForUser() });
        return Encoding.UTF8.GetString(WireFormat.ToUtf8(new ClientMessage { Setup = asked.Setup }, indented: true)).TrimEnd();
    }

    /// <summary>The model that was asked for; a translation without one goes to a model that is made for it.</summary>
    internal string ModelId => Model ?? (TargetLanguage is null ? DefaultModel : DefaultTranslator);

    /// <summary>The setup in the form that the model's family takes, its tools and the turns that went before included.</summary>
    /// <exception cref="LiveException">SetupInvalid: a field or a turn is not what it has to be.</exception>
    internal SetupCase Build(SetupPlace place, bool withTools = true) => new()
    {
        Setup = withTools ? WithTools(Built(place), place) : Built(place),
        Backend = place.Backend,
        ApiVersion = place.ApiVersion,
        History = HistoryReading.Turns(InitialHistory ?? []),
        Models = place.Models,
    };

    /// <summary>Whether the model translates by itself, rather than by being told to.</summary>
    internal bool IsTranslator(SetupPlace place) => FamilyAt(place).Translation is FeatureRule.Optional or FeatureRule.Required;

    private ModelFamily FamilyAt(SetupPlace place) => place.Models.Find(ModelId, place.Backend).Family;

    private Setup Built(SetupPlace place)
    {
        ModelFamily family = FamilyAt(place);
        SettingsOfFamily forms = new(this, family);
        Setup setup = new()
        {
            Model = place.IsPart && Model is null && TargetLanguage is null ? null : ModelName.Resolve(ModelId, place.Backend, place.Project, place.Location),
            GenerationConfig = Generation(place, forms) is var generation && generation == new GenerationConfig() ? null : generation,
            SystemInstruction = forms.Instruction is { Length: > 0 } text ? new Content { Parts = [new Part { Text = text }] } : null,
            Tools = GoogleSearch == true ? [new Wire.Tool { GoogleSearch = new GoogleSearch() }] : null,
            RealtimeInputConfig = Input(),
            SessionResumption = Resumption == true || ResumeFrom is not null || TransparentResumption is not null
                ? new SessionResumptionConfig { Handle = ResumeFrom, Transparent = TransparentResumption } : null,
            ContextWindowCompression = Compression == true || CompressionTrigger is not null || CompressionTarget is not null
                ? new ContextWindowCompression { TriggerTokens = CompressionTrigger, SlidingWindow = new SlidingWindow { TargetTokens = CompressionTarget } } : null,
            InputAudioTranscription = forms.InputTranscription,
            OutputAudioTranscription = OutputTranscription == true ? new AudioTranscriptionConfig() : null,
            Proactivity = ProactiveAudio is null ? null : new Proactivity { ProactiveAudio = ProactiveAudio },
            ExplicitVadSignal = ExplicitVadSignal,
            AvatarConfig = Avatar is null ? null : new AvatarConfig { AvatarName = Avatar },
            SafetySettings = SafetyReading.Settings(Safety),
            Labels = Label is null ? null : Label.Keys.Cast<object>().ToDictionary(static key => $"{key}", key => $"{Label[key]}"),
        };
        return Fields is null ? setup : SetupFields.Over(setup, JsonWriting.ToJson(Fields));
    }

    private GenerationConfig Generation(SetupPlace place, SettingsOfFamily forms) => new()
    {
        ResponseModalities = Modality is { Length: > 0 } asked ? [.. asked.Select(static one => one.ToUpperInvariant())]
            : Avatar is not null ? [Wire.Modality.Video] : place.IsPart ? null : [FamilyAt(place).OutputModalities[0]],
        Temperature = Temperature,
        TopP = TopP,
        TopK = TopK,
        MaxOutputTokens = MaxOutputTokens,
        PresencePenalty = PresencePenalty,
        FrequencyPenalty = FrequencyPenalty,
        Seed = Seed,
        SpeechConfig = forms.Speech,
        MediaResolution = WireWord.Of(MediaResolution, "MEDIA_RESOLUTION_"),
        ThinkingConfig = ThinkingLevel is null && ThinkingBudget is null && IncludeThoughts != true ? null
            : new ThinkingConfig { ThinkingLevel = WireWord.Of(ThinkingLevel), ThinkingBudget = ThinkingBudget, IncludeThoughts = IncludeThoughts == true ? true : null },
        EnableAffectiveDialog = AffectiveDialog,
        TranslationConfig = forms.Translation,
        AudioTranscriptionConfig = forms.Transcriber,
    };

    private RealtimeInputConfig? Input()
    {
        AutomaticActivityDetection detection = new()
        {
            Disabled = ManualActivity == true ? true : null,
            StartOfSpeechSensitivity = WireWord.Of(StartSensitivity, "START_SENSITIVITY_"),
            EndOfSpeechSensitivity = WireWord.Of(EndSensitivity, "END_SENSITIVITY_"),
            PrefixPaddingMs = PrefixPaddingMs,
            SilenceDurationMs = SilenceDurationMs,
        };
        RealtimeInputConfig input = new()
        {
            AutomaticActivityDetection = detection == new AutomaticActivityDetection() ? null : detection,
            ActivityHandling = WireWord.Of(ActivityHandling),
            TurnCoverage = WireWord.Of(TurnCoverage, "TURN_INCLUDES_"),
        };
        return input == new RealtimeInputConfig() ? null : input;
    }

    private Setup WithTools(Setup setup, SetupPlace place)
    {
        if (Tool is not { Length: > 0 } tools)
        {
            return setup;
        }

        ModelProfile profile = place.Models.Find(setup.Model ?? string.Empty, place.Backend);
        IEnumerable<FunctionDeclaration> functions = tools.Select(tool => ToolForModel.Adapt(tool, profile).Declaration);
        return setup with { Tools = [.. setup.Tools ?? [], new Wire.Tool { FunctionDeclarations = [.. functions] }] };
    }
}
