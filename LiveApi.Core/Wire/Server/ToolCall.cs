using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>The model asks for one or more functions.</summary>
public sealed record ToolCall
{
    public IReadOnlyList<FunctionCall>? FunctionCalls { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>The model no longer wants the answers to these calls.</summary>
public sealed record ToolCallCancellation
{
    public IReadOnlyList<string>? Ids { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
