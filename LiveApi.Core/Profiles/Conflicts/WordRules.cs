using System.Linq;
using LiveApi.Wire;

namespace LiveApi.Profiles;

/// <summary>Words of the service's enums that are none. A number stands for a word that it knows.</summary>
internal static class WordRules
{
    internal static void Judge(SetupCase asked, ConflictList found)
    {
        RealtimeInputConfig? input = asked.Setup.RealtimeInputConfig;
        foreach (string modality in asked.Generation.ResponseModalities ?? [])
        {
            Of("generationConfig.responseModalities", modality, found, Modality.Audio, Modality.Text, Modality.Video, Modality.Image);
        }

        Of("generationConfig.mediaResolution", asked.Generation.MediaResolution, found, MediaResolution.Low, MediaResolution.Medium, MediaResolution.High, MediaResolution.Unspecified);
        Of("generationConfig.thinkingConfig.thinkingLevel", asked.Generation.ThinkingConfig?.ThinkingLevel?.ToUpperInvariant(), found, ThinkingLevel.Minimal, ThinkingLevel.Low, ThinkingLevel.Medium, ThinkingLevel.High);
        Of("realtimeInputConfig.activityHandling", input?.ActivityHandling, found, ActivityHandling.StartOfActivityInterrupts, ActivityHandling.NoInterruption, ActivityHandling.Unspecified);
        Of("realtimeInputConfig.turnCoverage", input?.TurnCoverage, found, TurnCoverage.OnlyActivity, TurnCoverage.AllInput, TurnCoverage.AudioActivityAndAllVideo, TurnCoverage.Unspecified);
        Of("realtimeInputConfig.automaticActivityDetection.startOfSpeechSensitivity", input?.AutomaticActivityDetection?.StartOfSpeechSensitivity, found, StartSensitivity.High, StartSensitivity.Low, StartSensitivity.Unspecified);
        Of("realtimeInputConfig.automaticActivityDetection.endOfSpeechSensitivity", input?.AutomaticActivityDetection?.EndOfSpeechSensitivity, found, EndSensitivity.High, EndSensitivity.Low, EndSensitivity.Unspecified);
        foreach (SafetySetting safety in asked.Setup.SafetySettings ?? [])
        {
            Of("safetySettings.category", safety.Category, found, HarmCategory.Harassment, HarmCategory.HateSpeech, HarmCategory.SexuallyExplicit, HarmCategory.DangerousContent, HarmCategory.CivicIntegrity);
            Of("safetySettings.threshold", safety.Threshold, found, HarmBlockThreshold.LowAndAbove, HarmBlockThreshold.MediumAndAbove, HarmBlockThreshold.OnlyHigh, HarmBlockThreshold.None, HarmBlockThreshold.Off);
        }
    }

    // The service may have a word that is newer than this list: so it is a doubt.
    private static void Of(string path, string? word, ConflictList found, params string[] known)
    {
        if (word is not null && !known.Contains(word) && !int.TryParse(word, out _))
        {
            found.Doubtful(path, $"'{word}' is no word that is known here.", $"{NearestName.Hint(NearestName.Of(word, known))}Known are {string.Join(", ", known)}.", Sources.Reference);
        }
    }
}
