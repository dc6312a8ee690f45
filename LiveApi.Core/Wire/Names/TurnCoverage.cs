namespace LiveApi.Wire;

/// <summary>What of the streamed input belongs to a turn, and so to the context and the bill.</summary>
public static class TurnCoverage
{
    public const string OnlyActivity = "TURN_INCLUDES_ONLY_ACTIVITY";
    public const string AllInput = "TURN_INCLUDES_ALL_INPUT";
    public const string AudioActivityAndAllVideo = "TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO";
    public const string Unspecified = "TURN_COVERAGE_UNSPECIFIED";
}

internal sealed class TurnCoverageConverter() : OpenEnumConverter(TurnCoverage.Unspecified, TurnCoverage.OnlyActivity, TurnCoverage.AllInput, TurnCoverage.AudioActivityAndAllVideo);
