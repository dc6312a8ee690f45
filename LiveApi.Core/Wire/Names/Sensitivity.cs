namespace LiveApi.Wire;

/// <summary>How readily sound counts as the start of speech.</summary>
public static class StartSensitivity
{
    public const string High = "START_SENSITIVITY_HIGH";
    public const string Low = "START_SENSITIVITY_LOW";
    public const string Unspecified = "START_SENSITIVITY_UNSPECIFIED";
}

/// <summary>How readily silence counts as the end of speech.</summary>
public static class EndSensitivity
{
    public const string High = "END_SENSITIVITY_HIGH";
    public const string Low = "END_SENSITIVITY_LOW";
    public const string Unspecified = "END_SENSITIVITY_UNSPECIFIED";
}

internal sealed class StartSensitivityConverter() : OpenEnumConverter(StartSensitivity.Unspecified, StartSensitivity.High, StartSensitivity.Low);

internal sealed class EndSensitivityConverter() : OpenEnumConverter(EndSensitivity.Unspecified, EndSensitivity.High, EndSensitivity.Low);
