using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>One piece of one input stream, or a mark in it: exactly one member is set.</summary>
public sealed record RealtimeInput
{
    public Blob? Audio { get; init; }

    public Blob? Video { get; init; }

    public string? Text { get; init; }

    /// <summary>Legal only when the service's own activity detection is off.</summary>
    public Empty? ActivityStart { get; init; }

    /// <summary>Legal only when the service's own activity detection is off.</summary>
    public Empty? ActivityEnd { get; init; }

    /// <summary>Legal only when the service's own activity detection is on: the microphone pauses, what was said is taken as said.</summary>
    public bool? AudioStreamEnd { get; init; }

    /// <summary>Deprecated, and refused by the newest models.</summary>
    public IReadOnlyList<Blob>? MediaChunks { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
