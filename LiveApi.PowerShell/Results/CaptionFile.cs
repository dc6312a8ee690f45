using System.Collections.Generic;
using System.IO;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Results;

/// <summary>Captions as the text of a file, in the format that its ending or a word names.</summary>
internal static class CaptionFile
{
    /// <exception cref="LiveException">AudioNotWritable: it is no format that is known.</exception>
    internal static string Text(string path, IReadOnlyList<LiveCaption> cues, string? format = null) => (format ?? Path.GetExtension(path)).TrimStart('.').ToUpperInvariant() switch
    {
        "VTT" => CaptionFormat.ToVtt(cues),
        "SRT" => CaptionFormat.ToSrt(cues),
        _ => throw new LiveException(LiveFault.AudioNotWritable, $"'{Path.GetExtension(path)}' is no ending of captions that is known here.", "End the name in .srt or .vtt, or say -Format Srt or -Format Vtt."),
    };
}
