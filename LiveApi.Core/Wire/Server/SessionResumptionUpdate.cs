using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>The newest handle to resume with; the newest one counts.</summary>
public sealed record SessionResumptionUpdate
{
    /// <summary>Opaque; absent or empty when the session cannot be resumed at this moment.</summary>
    public string? NewHandle { get; init; }

    public bool? Resumable { get; init; }

    /// <summary>Vertex in transparent mode only.</summary>
    public long? LastConsumedClientMessageIndex { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
