namespace LiveApi.Profiles;

/// <summary>Whether the model hears the tone, and whether it may stay silent.</summary>
internal static class TemperRules
{
    private const string Affective = "generationConfig.enableAffectiveDialog";
    private const string Proactive = "proactivity.proactiveAudio";

    internal static void Judge(SetupCase asked, ConflictList found)
    {
        string model = OutputRules.Known(asked);
        bool? affective = asked.Generation.EnableAffectiveDialog;
        bool? proactive = asked.Setup.Proactivity?.ProactiveAudio;
        if (affective is not null && asked.Family.AffectiveDialog is FeatureRule.Refused)
        {
            found.Refused(Affective, $"{model} has no such setting any more.", "Leave -AffectiveDialog out.", asked.FamilySource);
        }
        else if (affective == true && asked.Family.AffectiveDialog is FeatureRule.Unsupported)
        {
            found.Refused(Affective, $"{model} has no affective dialog.", "Leave -AffectiveDialog out, or use a model of the 2.5 native audio family.", asked.FamilySource);
        }

        if (proactive == false && asked.Family.ProactiveAudio is FeatureRule.AlwaysOn)
        {
            found.Refused(Proactive, $"{model} is always proactive: switching it off is refused.", "Leave -ProactiveAudio out.", asked.FamilySource);
        }
        else if (proactive == true && asked.Family.ProactiveAudio is FeatureRule.Unsupported or FeatureRule.Refused)
        {
            found.Refused(Proactive, $"{model} has no proactive audio.", "Leave -ProactiveAudio out.", asked.FamilySource);
        }

        if (asked.NeedsAlpha && asked.ApiVersion is not (null or "v1alpha"))
        {
            found.Refused(
                affective is null ? "proactivity" : Affective,
                $"For {model} the Gemini API has this in version v1alpha only, not in {asked.ApiVersion}.",
                "Leave -ApiVersion out: the version that is needed is then taken.",
                asked.FamilySource);
        }
    }
}
