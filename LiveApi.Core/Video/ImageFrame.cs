namespace LiveApi.Video;

/// <summary>One still image, as it goes to the service.</summary>
/// <param name="Data">The whole file, JPEG or PNG.</param>
/// <param name="MimeType"><c>image/jpeg</c> or <c>image/png</c>.</param>
public sealed record ImageFrame(byte[] Data, string MimeType)
{
    /// <summary>The largest image that is sent, in bytes.</summary>
    public const int MostBytes = 7 * 1024 * 1024;

    /// <summary>Above this many bytes an image is slow to send, for no better sight of it: the service looks at it in 768 by 768 pixels.</summary>
    public const int AdvisedBytes = 1024 * 1024;
}
