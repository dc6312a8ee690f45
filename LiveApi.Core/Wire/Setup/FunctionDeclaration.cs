using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>A function that the model may ask for.</summary>
public sealed record FunctionDeclaration
{
    public string? Name { get; init; }

    /// <summary>Tells the model when to call it.</summary>
    public string? Description { get; init; }

    /// <summary>One of <see cref="FunctionBehavior"/>; the default differs by model.</summary>
    [JsonConverter(typeof(FunctionBehaviorConverter))]
    public string? Behavior { get; init; }

    /// <summary>The service's own subset of OpenAPI, with types in upper case. Excludes <see cref="ParametersJsonSchema"/>.</summary>
    public JsonElement? Parameters { get; init; }

    public JsonElement? ParametersJsonSchema { get; init; }

    public JsonElement? Response { get; init; }

    public JsonElement? ResponseJsonSchema { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
