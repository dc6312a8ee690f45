using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>Code that the model wrote; models of 2.5 also show the call of a tool this way before they make it.</summary>
public sealed record ExecutableCode
{
    public string? Id { get; init; }

    [JsonConverter(typeof(CodeLanguageConverter))]
    public string? Language { get; init; }

    public string? Code { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>How the model's code ended when the service ran it.</summary>
public sealed record CodeExecutionResult
{
    public string? Id { get; init; }

    [JsonConverter(typeof(OutcomeConverter))]
    public string? Outcome { get; init; }

    public string? Output { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
