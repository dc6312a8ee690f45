using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>Asks for handles to resume with and, with a handle, resumes.</summary>
public sealed record SessionResumptionConfig
{
    public string? Handle { get; init; }

    /// <summary>Vertex only: updates say up to which client message the state goes.</summary>
    public bool? Transparent { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
