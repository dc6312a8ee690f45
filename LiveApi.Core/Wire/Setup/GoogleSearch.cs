using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>Lets the model search with Google. Its presence, even empty, switches it on.</summary>
public sealed record GoogleSearch
{
    /// <summary>Kinds of search; its fields are not published, so it stays JSON.</summary>
    public JsonElement? SearchTypes { get; init; }

    public TimeRangeFilter? TimeRangeFilter { get; init; }

    /// <summary>Vertex only.</summary>
    public IReadOnlyList<string>? ExcludeDomains { get; init; }

    /// <summary>Vertex only: the service's word.</summary>
    public string? BlockingConfidence { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>Searches only what is of that time, RFC 3339.</summary>
public sealed record TimeRangeFilter
{
    public string? StartTime { get; init; }

    public string? EndTime { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
