using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>From which level on a kind of harm is blocked.</summary>
public sealed record SafetySetting
{
    [JsonConverter(typeof(HarmCategoryConverter))]
    public string? Category { get; init; }

    [JsonConverter(typeof(HarmBlockThresholdConverter))]
    public string? Threshold { get; init; }

    /// <summary>Vertex only.</summary>
    [JsonConverter(typeof(HarmBlockMethodConverter))]
    public string? Method { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
