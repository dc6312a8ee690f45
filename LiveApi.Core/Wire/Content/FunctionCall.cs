using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>The model asks for a function to be run.</summary>
public sealed record FunctionCall
{
    /// <summary>Opaque; the response must carry the same.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>An object, absent when the function takes nothing.</summary>
    public JsonElement? Args { get; init; }

    /// <summary>Vertex, by its schema only: arguments that arrive in pieces.</summary>
    public JsonElement? PartialArgs { get; init; }

    public bool? WillContinue { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
