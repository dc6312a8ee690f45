namespace LiveApi.Wire;

/// <summary>Whether a transcript keeps every word as it was said.</summary>
public static class TranscriptionMode
{
    public const string Verbatim = "VERBATIM";
    public const string Smart = "SMART";
}

internal sealed class TranscriptionModeConverter() : OpenEnumConverter();
