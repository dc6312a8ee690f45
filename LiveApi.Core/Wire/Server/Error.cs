using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>An error inside the conversation: rare, and the end of it.</summary>
public sealed record Error
{
    public int? Code { get; init; }

    public string? Message { get; init; }

    public string? Status { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
