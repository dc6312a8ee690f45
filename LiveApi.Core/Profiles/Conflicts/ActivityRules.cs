using LiveApi.Wire;

namespace LiveApi.Profiles;

/// <summary>How turns are found in what streams in.</summary>
internal static class ActivityRules
{
    private const string Path = "realtimeInputConfig.automaticActivityDetection";

    internal static void Judge(SetupCase asked, ConflictList found)
    {
        if (asked.Setup.RealtimeInputConfig?.AutomaticActivityDetection is not { } detection)
        {
            return;
        }

        if (detection.Disabled == true && detection is not { StartOfSpeechSensitivity: null, EndOfSpeechSensitivity: null, PrefixPaddingMs: null, SilenceDurationMs: null })
        {
            found.Doubtful(Path, "Detection is switched off and tuned: the tuning has no effect.", "Leave -ManualActivity out, or the rest.", Sources.Reference);
        }

        JudgeTime("prefixPaddingMs", detection.PrefixPaddingMs, longest: 5_000, found);
        JudgeTime("silenceDurationMs", detection.SilenceDurationMs, longest: 10_000, found);
        if (asked.Setup.RealtimeInputConfig is { TurnCoverage: TurnCoverage.OnlyActivity } && detection.Disabled == true)
        {
            found.Note("realtimeInputConfig.turnCoverage", "Only what lies between your marks is part of a turn.", "Send activityStart before the first piece of speech: Send-LiveAudio does.", Sources.Reference);
        }
    }

    private static void JudgeTime(string name, int? milliseconds, int longest, ConflictList found)
    {
        if (milliseconds < 0)
        {
            found.Refused($"{Path}.{name}", $"{milliseconds} ms is no length of time.", "Give 0 or more.", Sources.Reference);
        }
        else if (milliseconds > longest)
        {
            found.Doubtful($"{Path}.{name}", $"{milliseconds} ms is very long: the value is in milliseconds, and every turn waits for it.", "Values of 20 to 1,500 ms are usual.", Sources.Reference);
        }
    }
}
