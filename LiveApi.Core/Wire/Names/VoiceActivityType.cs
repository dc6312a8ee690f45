namespace LiveApi.Wire;

/// <summary>Whether speech started or ended.</summary>
public static class VoiceActivityType
{
    public const string Start = "ACTIVITY_START";
    public const string End = "ACTIVITY_END";
}

/// <summary>The same in the older form: start and end of a sentence.</summary>
public static class VadSignalType
{
    public const string Start = "VAD_SIGNAL_TYPE_SOS";
    public const string End = "VAD_SIGNAL_TYPE_EOS";
}

internal sealed class VoiceActivityTypeConverter() : OpenEnumConverter("TYPE_UNSPECIFIED", VoiceActivityType.Start, VoiceActivityType.End);

internal sealed class VadSignalTypeConverter() : OpenEnumConverter("VAD_SIGNAL_TYPE_UNSPECIFIED", VadSignalType.Start, VadSignalType.End);
