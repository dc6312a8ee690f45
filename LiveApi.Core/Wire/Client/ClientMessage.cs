using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>What a client says: exactly one of its members is set.</summary>
public sealed record ClientMessage
{
    public Setup? Setup { get; init; }

    public ClientContent? ClientContent { get; init; }

    public RealtimeInput? RealtimeInput { get; init; }

    public ToolResponse? ToolResponse { get; init; }

    /// <summary>Vertex only: changes instruction and tools of a running session. Its fields are not published, so it stays JSON.</summary>
    public JsonElement? ContextUpdate { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
