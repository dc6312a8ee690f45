namespace LiveApi.Wire;

/// <summary>How many tokens a video frame costs: 64, 256, or 256 with a second, zoomed look.</summary>
public static class MediaResolution
{
    public const string Low = "MEDIA_RESOLUTION_LOW";
    public const string Medium = "MEDIA_RESOLUTION_MEDIUM";
    public const string High = "MEDIA_RESOLUTION_HIGH";
    public const string Unspecified = "MEDIA_RESOLUTION_UNSPECIFIED";
}

internal sealed class MediaResolutionConverter() : OpenEnumConverter(MediaResolution.Unspecified, MediaResolution.Low, MediaResolution.Medium, MediaResolution.High);
