using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>Results of function calls: several may travel together, in any order.</summary>
public sealed record ToolResponse
{
    public IReadOnlyList<FunctionResponse>? FunctionResponses { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
