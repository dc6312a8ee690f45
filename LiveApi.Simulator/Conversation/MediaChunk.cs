using System;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>Media as older clients send it: a list of chunks, of which the service takes the first.</summary>
internal static class MediaChunk
{
    /// <summary>The input with its first chunk as the audio or the picture that it is; any other input as it was.</summary>
    internal static RealtimeInput InItsPlace(RealtimeInput input)
    {
        if (input.MediaChunks is not { } chunks) { return input; }
        Blob? first = chunks.Count > 0 ? chunks[0] : null;
        bool isPicture = first?.MimeType is { } type && (type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal));
        return isPicture ? new RealtimeInput { Video = first } : new RealtimeInput { Audio = first };
    }
}
