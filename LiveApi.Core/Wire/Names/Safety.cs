namespace LiveApi.Wire;

/// <summary>Kinds of harm that a safety setting can name.</summary>
public static class HarmCategory
{
    public const string Harassment = "HARM_CATEGORY_HARASSMENT";
    public const string HateSpeech = "HARM_CATEGORY_HATE_SPEECH";
    public const string SexuallyExplicit = "HARM_CATEGORY_SEXUALLY_EXPLICIT";
    public const string DangerousContent = "HARM_CATEGORY_DANGEROUS_CONTENT";
    public const string CivicIntegrity = "HARM_CATEGORY_CIVIC_INTEGRITY";
}

/// <summary>From which likelihood on something is blocked.</summary>
public static class HarmBlockThreshold
{
    public const string LowAndAbove = "BLOCK_LOW_AND_ABOVE";
    public const string MediumAndAbove = "BLOCK_MEDIUM_AND_ABOVE";
    public const string OnlyHigh = "BLOCK_ONLY_HIGH";
    public const string None = "BLOCK_NONE";
    public const string Off = "OFF";
}

/// <summary>Vertex only: whether the threshold weighs probability alone or severity too.</summary>
public static class HarmBlockMethod
{
    public const string Severity = "SEVERITY";
    public const string Probability = "PROBABILITY";
}

// The two backends number the categories differently, so a number stays a number.
internal sealed class HarmCategoryConverter() : OpenEnumConverter();

internal sealed class HarmBlockThresholdConverter() : OpenEnumConverter(
    "HARM_BLOCK_THRESHOLD_UNSPECIFIED", HarmBlockThreshold.LowAndAbove, HarmBlockThreshold.MediumAndAbove, HarmBlockThreshold.OnlyHigh, HarmBlockThreshold.None, HarmBlockThreshold.Off);

internal sealed class HarmBlockMethodConverter() : OpenEnumConverter("HARM_BLOCK_METHOD_UNSPECIFIED", HarmBlockMethod.Severity, HarmBlockMethod.Probability);
