using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>How the model generates: modality, sampling, voice, thinking.</summary>
public sealed record GenerationConfig
{
    /// <summary>Exactly one of <see cref="Modality"/> for a session.</summary>
    [JsonConverter(typeof(ResponseModalityListConverter))]
    public IReadOnlyList<string>? ResponseModalities { get; init; }

    public double? Temperature { get; init; }

    public double? TopP { get; init; }

    public double? TopK { get; init; }

    public int? MaxOutputTokens { get; init; }

    public double? PresencePenalty { get; init; }

    public double? FrequencyPenalty { get; init; }

    public int? Seed { get; init; }

    public int? CandidateCount { get; init; }

    public SpeechConfig? SpeechConfig { get; init; }

    /// <summary>One of <see cref="Wire.MediaResolution"/>: tokens spent on a video frame.</summary>
    [JsonConverter(typeof(MediaResolutionConverter))]
    public string? MediaResolution { get; init; }

    public ThinkingConfig? ThinkingConfig { get; init; }

    public bool? EnableAffectiveDialog { get; init; }

    /// <summary>For the live-translate models.</summary>
    public TranslationConfig? TranslationConfig { get; init; }

    /// <summary>For the transcribe-live models.</summary>
    public AudioTranscriptionConfig? AudioTranscriptionConfig { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>Whether and how much the model thinks before it speaks.</summary>
public sealed record ThinkingConfig
{
    public bool? IncludeThoughts { get; init; }

    /// <summary>Models of 2.5: 0 is off, -1 automatic, else a cap in tokens.</summary>
    public int? ThinkingBudget { get; init; }

    /// <summary>Models of 3.x: one of <see cref="Wire.ThinkingLevel"/>.</summary>
    [JsonConverter(typeof(ThinkingLevelConverter))]
    public string? ThinkingLevel { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>What the live-translate models translate into.</summary>
public sealed record TranslationConfig
{
    /// <summary>BCP-47.</summary>
    public string? TargetLanguageCode { get; init; }

    public bool? EchoTargetLanguage { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
