namespace LiveApi.Wire;

/// <summary>Whether the model still works on something after its turn is complete.</summary>
public static class InteractionStatus
{
    public const string InProgress = "IN_PROGRESS";
    public const string Idle = "IDLE";

    /// <summary>Deprecated.</summary>
    public const string RequiresAction = "REQUIRES_ACTION";
}

/// <summary>Vertex, older models: whether the service hears speech.</summary>
public static class SpeechState
{
    public const string Speech = "SPEECH";
    public const string NonSpeech = "NON_SPEECH";
}

// Their numbers are not published, so a number stays a number.
internal sealed class InteractionStatusConverter() : OpenEnumConverter();

internal sealed class SpeechStateConverter() : OpenEnumConverter();
