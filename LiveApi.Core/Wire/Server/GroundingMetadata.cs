using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>What an answer rests on: what was searched for, what was found, and which words rest on which find.</summary>
public sealed record GroundingMetadata
{
    public IReadOnlyList<string>? WebSearchQueries { get; init; }

    public IReadOnlyList<GroundingChunk>? GroundingChunks { get; init; }

    public IReadOnlyList<GroundingSupport>? GroundingSupports { get; init; }

    public SearchEntryPoint? SearchEntryPoint { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>One find.</summary>
public sealed record GroundingChunk
{
    public WebSource? Web { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A page of the web.</summary>
public sealed record WebSource
{
    public string? Uri { get; init; }

    public string? Title { get; init; }

    public string? Domain { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>Words of the answer, and the places in <see cref="GroundingMetadata.GroundingChunks"/> of what they rest on.</summary>
public sealed record GroundingSupport
{
    public GroundedSegment? Segment { get; init; }

    public IReadOnlyList<int>? GroundingChunkIndices { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>Words of the answer, from the byte <see cref="StartIndex"/> to before <see cref="EndIndex"/>.</summary>
public sealed record GroundedSegment
{
    public int? StartIndex { get; init; }

    public int? EndIndex { get; init; }

    public string? Text { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>What has to be shown beside the answer: suggestions to search for, as HTML.</summary>
public sealed record SearchEntryPoint
{
    public string? RenderedContent { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
