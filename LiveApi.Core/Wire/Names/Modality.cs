namespace LiveApi.Wire;

/// <summary>Kinds of content.</summary>
public static class Modality
{
    public const string Text = "TEXT";
    public const string Audio = "AUDIO";
    public const string Image = "IMAGE";
    public const string Video = "VIDEO";
    public const string Document = "DOCUMENT";
}

// The service numbers the same words differently as what is asked for and as what is counted.
internal sealed class ResponseModalityListConverter() : OpenEnumListConverter("MODALITY_UNSPECIFIED", Modality.Text, Modality.Image, Modality.Audio, Modality.Video);

internal sealed class ContentModalityConverter() : OpenEnumConverter("MODALITY_UNSPECIFIED", Modality.Text, Modality.Image, Modality.Video, Modality.Audio, Modality.Document);
