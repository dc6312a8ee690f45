using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>Switches a transcription on; what is in it refines it on newer models.</summary>
public sealed record AudioTranscriptionConfig
{
    /// <summary>Languages to expect, BCP-47; none means that the service detects them.</summary>
    public IReadOnlyList<string>? LanguageCodes { get; init; }

    /// <summary>Deprecated form of no language codes.</summary>
    public Empty? LanguageAuto { get; init; }

    /// <summary>Deprecated form of <see cref="LanguageCodes"/>.</summary>
    public LanguageHints? LanguageHints { get; init; }

    /// <summary>Terms to listen for, up to 1000.</summary>
    public IReadOnlyList<string>? CustomVocabulary { get; init; }

    /// <summary>Deprecated form of <see cref="CustomVocabulary"/>.</summary>
    public IReadOnlyList<string>? AdaptationPhrases { get; init; }

    /// <summary>One of <see cref="TranscriptionMode"/>.</summary>
    [JsonConverter(typeof(TranscriptionModeConverter))]
    public string? Mode { get; init; }

    public bool? WordTimestamp { get; init; }

    /// <summary>True: transcripts name their speakers.</summary>
    public bool? Diarization { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>Deprecated wrapper around language codes.</summary>
public sealed record LanguageHints
{
    public IReadOnlyList<string>? LanguageCodes { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
