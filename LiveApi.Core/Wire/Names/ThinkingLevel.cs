namespace LiveApi.Wire;

/// <summary>How much a model of 3.x thinks before it answers. The service reads either case.</summary>
public static class ThinkingLevel
{
    public const string Minimal = "MINIMAL";
    public const string Low = "LOW";
    public const string Medium = "MEDIUM";
    public const string High = "HIGH";
}

internal sealed class ThinkingLevelConverter() : OpenEnumConverter("THINKING_LEVEL_UNSPECIFIED", ThinkingLevel.Low, ThinkingLevel.Medium, ThinkingLevel.High, ThinkingLevel.Minimal);
