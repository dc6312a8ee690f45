using LiveApi.Wire;

namespace LiveApi.Profiles;

/// <summary>Numbers of the generation that lie outside of what they can be.</summary>
internal static class NumberRules
{
    private const string Path = "generationConfig.";

    internal static void Judge(SetupCase asked, ConflictList found)
    {
        GenerationConfig generation = asked.Generation;
        Between("temperature", generation.Temperature, 0, 2, found);
        Between("topP", generation.TopP, 0, 1, found);
        Between("topK", generation.TopK, 1, double.MaxValue, found);
        Between("maxOutputTokens", generation.MaxOutputTokens, 1, double.MaxValue, found);
        Between("candidateCount", generation.CandidateCount, 1, double.MaxValue, found);
        if (generation.MaxOutputTokens > asked.Family.MaxOutputTokens)
        {
            found.Doubtful(Path + "maxOutputTokens", $"{generation.MaxOutputTokens:N0} is more than the {asked.Family.MaxOutputTokens:N0} that {OutputRules.Known(asked)} can say.", "Leave it out for the most.", asked.FamilySource);
        }

        if (generation.CandidateCount > 1)
        {
            found.Doubtful(Path + "candidateCount", "A Live session has one answer.", "Leave it out.", Sources.Reference);
        }

        if (generation.ThinkingConfig?.ThinkingBudget < -1)
        {
            found.Refused(Path + "thinkingConfig.thinkingBudget", $"{generation.ThinkingConfig.ThinkingBudget} is no budget.", "Give 0 for none, -1 for as much as the model likes, or a number of tokens.", Sources.Reference);
        }
    }

    private static void Between(string name, double? value, double least, double most, ConflictList found)
    {
        if (value < least || value > most)
        {
            string range = most == double.MaxValue ? $"{least} or more" : $"a number from {least} to {most}";
            found.Refused(Path + name, $"{value} is outside of its range.", $"Give {range}.", Sources.Reference);
        }
    }
}
