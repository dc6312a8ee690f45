using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>A delta of what was said: append it as it is, spaces included.</summary>
public sealed record Transcription
{
    public string? Text { get; init; }

    /// <summary>Rarely sent: no end of a transcript can rest on it.</summary>
    public bool? Finished { get; init; }

    public string? LanguageCode { get; init; }

    public string? SpeakerLabel { get; init; }

    public IReadOnlyList<TranscribedWord>? Words { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>One word and where it stands in the audio.</summary>
public sealed record TranscribedWord
{
    public string? Word { get; init; }

    public TimeSpan? StartOffset { get; init; }

    public TimeSpan? EndOffset { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
