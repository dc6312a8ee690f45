using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>Whether the model may stay silent at what is not meant for it.</summary>
public sealed record Proactivity
{
    public bool? ProactiveAudio { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>Whether the first client content is history, to be stored without an answer.</summary>
public sealed record HistoryConfig
{
    public bool? InitialHistoryInClientContent { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
