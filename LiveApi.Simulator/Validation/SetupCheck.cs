using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Profiles;
using LiveApi.Simulator.Conversation;
using LiveApi.Wire;

namespace LiveApi.Simulator.Validation;

/// <summary>What the service objects to in a setup: a table of rules, asked in order. What a model accepts comes from its profile.</summary>
internal static class SetupCheck
{
    private static readonly SetupRule[] Rules =
    [
        new("one modality", asked => asked.Modalities.Count > 1, _ => Refusal.InvalidArgument),
        new("a modality of the model", asked => !asked.Modalities.All(asked.Speaks),
            asked => Refusal.Invalid($"The requested combination of response modalities ({string.Join(", ", asked.Modalities)}) is not supported by the model.")),
        new("a voice for speech only", asked => asked.Modalities is [Modality.Text] && asked.Generation.SpeechConfig is not null,
            _ => Refusal.Invalid("Cannot extract voices from a non-audio request.")),
        new("a voice of the model", asked => asked.Voice is { } voice && VoiceCatalogue.Of(asked.Family).All(known => known.Name != voice), _ => Refusal.InvalidArgument),
        new("a thinking level where one is needed", asked => asked.Family.Thinking.Control == ThinkingControl.LevelRequired && asked.ThinkingLevel is null,
            _ => Refusal.Invalid("Thinking level must be specified for this model.")),
        new("no thinking level where none is taken", asked => asked.ThinkingLevel is { } level && !TakesLevel(asked.Family.Thinking, level),
            _ => Refusal.Invalid("Thinking level is not supported for this model.")),
        new("no thinking budget where none is taken",
            asked => asked.Generation.ThinkingConfig?.ThinkingBudget is not null && asked.Family.Thinking.Control is not (ThinkingControl.Budget or ThinkingControl.Unknown),
            _ => Refusal.InvalidArgument),
        new("no setting of thinking where the model thinks by itself",
            asked => asked.Generation.ThinkingConfig is not null && asked.Family.Thinking.Control == ThinkingControl.None, _ => Refusal.Invalid("Thinking level is not supported for this model.")),
        new("affective dialog where there is one", asked => asked.Generation.EnableAffectiveDialog == true && IsNotThere(asked.Family.AffectiveDialog), _ => Refusal.InvalidArgument),
        new("no affective dialog at all where it was removed", asked => asked.Generation.EnableAffectiveDialog is not null && asked.Family.AffectiveDialog == FeatureRule.Refused,
            _ => Refusal.InvalidArgument),
        new("affective dialog in v1alpha", asked => asked.Generation.EnableAffectiveDialog is not null && asked.NeedsAlpha,
            _ => Refusal.Invalid(FieldPath.UnknownName("enableAffectiveDialog", "setup.generation_config"))),
        new("proactivity where there is one", asked => asked.Setup.Proactivity?.ProactiveAudio == true && IsNotThere(asked.Family.ProactiveAudio), _ => Refusal.InvalidArgument),
        new("proactivity in v1alpha", asked => asked.Setup.Proactivity is not null && asked.NeedsAlpha, _ => Refusal.Invalid(FieldPath.UnknownName("proactivity", "setup"))),
        new("proactivity that cannot be switched off", asked => asked.Setup.Proactivity?.ProactiveAudio == false && asked.Family.ProactiveAudio == FeatureRule.AlwaysOn,
            _ => Refusal.InvalidArgument),
        new("an instruction where one is taken", asked => asked.Setup.SystemInstruction is not null && asked.Family.SystemInstruction == false, _ => Refusal.InvalidArgument),
        new("a translation target where one is needed", asked => asked.Generation.TranslationConfig?.TargetLanguageCode is null && asked.Family.Translation == FeatureRule.Required,
            _ => Refusal.InvalidArgument),
        new("no translation target where none is taken", asked => asked.Generation.TranslationConfig is not null && asked.Family.Translation == FeatureRule.Refused,
            _ => Refusal.InvalidArgument),
        new("a temperature from 0 to 2", asked => asked.Generation.Temperature is < 0 or > 2, _ => Refusal.InvalidArgument),
        new("times of speech above zero", asked => asked.Activity is { PrefixPaddingMs: < 0 } or { SilenceDurationMs: < 0 }, _ => Refusal.InvalidArgument),
    ];

    /// <summary>The service's objection, or null; and the model's profile as far as it is known.</summary>
    internal static Refusal? Objection(Setup setup, ConversationSetting setting, bool anyModel, out ModelProfile model)
    {
        model = setting.Models.Find(setup.Model ?? "", setting.Surface.Backend);
        SetupFacts asked = new(setup, setting.Surface, model);
        return ModelCheck.Objection(asked, anyModel)
            ?? EnumCheck.Objection(setup)
            ?? Rules.FirstOrDefault(rule => rule.IsBroken(asked))?.Answer(asked)
            ?? ToolCheck.Objection(asked);
    }

    private static bool TakesLevel(ThinkingRule rule, string level) => rule.Control switch
    {
        ThinkingControl.Unknown => true,
        ThinkingControl.LevelOptional or ThinkingControl.LevelRequired => rule.Levels.Contains(level.ToUpperInvariant()),
        _ => false,
    };

    private static bool IsNotThere(FeatureRule? rule) => rule is FeatureRule.Refused or FeatureRule.Unsupported;

    private sealed record SetupRule(string About, Func<SetupFacts, bool> IsBroken, Func<SetupFacts, Refusal> Answer);
}

/// <summary>A setup beside what it is held against.</summary>
internal sealed record SetupFacts(Setup Setup, Surface Surface, ModelProfile Model)
{
    internal ModelFamily Family => Model.Family;

    internal GenerationConfig Generation { get; } = Setup.GenerationConfig ?? new GenerationConfig();

    internal IReadOnlyList<string> Modalities { get; } = Setup.GenerationConfig?.ResponseModalities ?? [];

    internal string? Voice => Generation.SpeechConfig?.VoiceConfig?.PrebuiltVoiceConfig?.VoiceName;

    internal string? ThinkingLevel => Generation.ThinkingConfig?.ThinkingLevel;

    internal AutomaticActivityDetection? Activity => Setup.RealtimeInputConfig?.AutomaticActivityDetection;

    internal bool NeedsAlpha => Family.AffectiveAndProactiveNeedAlpha && Surface is { IsGemini: true, Version: not "v1alpha" };

    internal bool Speaks(string modality)
        => Family.OutputModalities.Contains(modality) || (modality == Modality.Video && Family.Avatar == true && Surface.IsVertex && Setup.AvatarConfig is not null);
}
