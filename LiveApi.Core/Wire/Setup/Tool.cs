using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>What the model may use. Kinds other than functions and Google Search are hardly for Live sessions, and stay JSON.</summary>
public sealed record Tool
{
    public IReadOnlyList<FunctionDeclaration>? FunctionDeclarations { get; init; }

    public GoogleSearch? GoogleSearch { get; init; }

    public JsonElement? GoogleSearchRetrieval { get; init; }

    public JsonElement? CodeExecution { get; init; }

    public JsonElement? UrlContext { get; init; }

    public JsonElement? GoogleMaps { get; init; }

    public JsonElement? ComputerUse { get; init; }

    public JsonElement? FileSearch { get; init; }

    public JsonElement? McpServers { get; init; }

    public JsonElement? Retrieval { get; init; }

    public JsonElement? EnterpriseWebSearch { get; init; }

    public JsonElement? ParallelAiSearch { get; init; }

    public JsonElement? ExaAiSearch { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
