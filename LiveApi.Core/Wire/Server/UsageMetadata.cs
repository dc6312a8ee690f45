using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>Which word a backend has for the tokens of the answer.</summary>
public enum UsageNaming
{
    /// <summary>Gemini: <c>responseTokenCount</c>.</summary>
    Response,

    /// <summary>Vertex: <c>candidatesTokenCount</c>.</summary>
    Candidates,
}

/// <summary>Tokens of one generation, the whole context before it included; not cumulative.</summary>
public sealed record UsageMetadata
{
    // The ignored members have a setter because the generator of System.Text.Json 8 cannot leave out one that is init-only.

    /// <summary>The word that was read, and that will be written.</summary>
    [JsonIgnore]
    public UsageNaming Naming { get; set; }

    public int? PromptTokenCount { get; init; }

    [JsonIgnore]
    public int? ResponseTokenCount { get; set; }

    public int? ThoughtsTokenCount { get; init; }

    public int? CachedContentTokenCount { get; init; }

    public int? ToolUsePromptTokenCount { get; init; }

    /// <summary>Seen to be prompt and response without the thoughts.</summary>
    public int? TotalTokenCount { get; init; }

    public IReadOnlyList<ModalityTokenCount>? PromptTokensDetails { get; init; }

    [JsonIgnore]
    public IReadOnlyList<ModalityTokenCount>? ResponseTokensDetails { get; set; }

    public IReadOnlyList<ModalityTokenCount>? CacheTokensDetails { get; init; }

    public IReadOnlyList<ModalityTokenCount>? ToolUsePromptTokensDetails { get; init; }

    /// <summary>Gemini only.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Vertex only: one of <see cref="Wire.TrafficType"/>.</summary>
    [JsonConverter(typeof(TrafficTypeConverter))]
    public string? TrafficType { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    // The reader sets every init-only member, absent ones to null: so null changes nothing here.
    [JsonInclude, JsonPropertyName("responseTokenCount")]
    internal int? GeminiResponseTokenCount
    {
        get => Naming is UsageNaming.Response ? ResponseTokenCount : null;
        init => ResponseTokenCount = value ?? ResponseTokenCount;
    }

    [JsonInclude, JsonPropertyName("responseTokensDetails")]
    internal IReadOnlyList<ModalityTokenCount>? GeminiResponseTokensDetails
    {
        get => Naming is UsageNaming.Response ? ResponseTokensDetails : null;
        init => ResponseTokensDetails = value ?? ResponseTokensDetails;
    }

    [JsonInclude, JsonPropertyName("candidatesTokenCount")]
    internal int? VertexResponseTokenCount
    {
        get => Naming is UsageNaming.Candidates ? ResponseTokenCount : null;
        init => (ResponseTokenCount, Naming) = value is null ? (ResponseTokenCount, Naming) : (value, UsageNaming.Candidates);
    }

    [JsonInclude, JsonPropertyName("candidatesTokensDetails")]
    internal IReadOnlyList<ModalityTokenCount>? VertexResponseTokensDetails
    {
        get => Naming is UsageNaming.Candidates ? ResponseTokensDetails : null;
        init => (ResponseTokensDetails, Naming) = value is null ? (ResponseTokensDetails, Naming) : (value, UsageNaming.Candidates);
    }
}

/// <summary>Tokens of one kind of content.</summary>
public sealed record ModalityTokenCount
{
    /// <summary>One of <see cref="Wire.Modality"/>.</summary>
    [JsonConverter(typeof(ContentModalityConverter))]
    public string? Modality { get; init; }

    public int? TokenCount { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
