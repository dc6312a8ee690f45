using System;
using System.Globalization;
using System.Linq;
using LiveApi.Wire;

namespace LiveApi.Profiles;

/// <summary>How much the model thinks: each family has another setting for it, or none.</summary>
internal static class ThinkingRules
{
    private const string Path = "generationConfig.thinkingConfig";

    internal static void Judge(SetupCase asked, ConflictList found)
    {
        ThinkingRule rule = asked.Family.Thinking;
        ThinkingConfig? config = asked.Generation.ThinkingConfig;
        string model = OutputRules.Known(asked);
        if (rule.Control is ThinkingControl.None && config is not null)
        {
            found.Refused(Path, $"{model} takes no setting of thinking.", "Leave -ThinkingLevel, -ThinkingBudget and -IncludeThoughts out.", asked.FamilySource);
            return;
        }

        if (rule.Control is ThinkingControl.LevelRequired && config?.ThinkingLevel is null)
        {
            found.Refused(Path + ".thinkingLevel", $"{model} needs a thinking level, and none is set.", $"Give -ThinkingLevel {Words(rule)}.", asked.FamilySource);
        }

        if (config?.ThinkingLevel is { } level)
        {
            JudgeLevel(asked, level, found);
        }

        if (config?.ThinkingBudget is not null && rule.Control is ThinkingControl.LevelOptional or ThinkingControl.LevelRequired)
        {
            found.Refused(Path + ".thinkingBudget", $"{model} takes a thinking level, not a budget.", $"Give -ThinkingLevel {Words(rule)}.", asked.FamilySource);
        }
    }

    private static void JudgeLevel(SetupCase asked, string level, ConflictList found)
    {
        ThinkingRule rule = asked.Family.Thinking;
        string model = OutputRules.Known(asked);
        if (rule.Control is ThinkingControl.Budget)
        {
            found.Refused(Path + ".thinkingLevel", $"{model} takes a thinking budget in tokens, not a level.", "Give -ThinkingBudget: 0 for none, -1 for as much as it likes.", asked.FamilySource);
        }
        else if (rule.Levels.Count > 0 && !rule.Levels.Contains(level, StringComparer.OrdinalIgnoreCase))
        {
            found.Refused(Path + ".thinkingLevel", $"{model} does not take the thinking level {level}.", $"Give -ThinkingLevel {Words(rule)}.", asked.FamilySource);
        }
    }

    private static string Words(ThinkingRule rule)
        => string.Join(", ", rule.Levels.Select(static level => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(level.ToLowerInvariant())));
}
