namespace LiveApi.Wire;

/// <summary>Whether the user's speech interrupts the model.</summary>
public static class ActivityHandling
{
    public const string StartOfActivityInterrupts = "START_OF_ACTIVITY_INTERRUPTS";
    public const string NoInterruption = "NO_INTERRUPTION";
    public const string Unspecified = "ACTIVITY_HANDLING_UNSPECIFIED";
}

internal sealed class ActivityHandlingConverter() : OpenEnumConverter(ActivityHandling.Unspecified, ActivityHandling.StartOfActivityInterrupts, ActivityHandling.NoInterruption);
