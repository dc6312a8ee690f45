using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>Which pages the service has read for an answer.</summary>
public sealed record UrlContextMetadata
{
    public IReadOnlyList<UrlMetadata>? UrlMetadata { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>One page, and whether it could be read.</summary>
public sealed record UrlMetadata
{
    public string? RetrievedUrl { get; init; }

    /// <summary>The service's word, such as <c>URL_RETRIEVAL_STATUS_SUCCESS</c>.</summary>
    public string? UrlRetrievalStatus { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
