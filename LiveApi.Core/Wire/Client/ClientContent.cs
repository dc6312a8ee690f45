using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>Turns that are appended to the history in order; always interrupts a running answer.</summary>
public sealed record ClientContent
{
    public IReadOnlyList<Content>? Turns { get; init; }

    /// <summary>True: answer now. False or absent: store and wait.</summary>
    public bool? TurnComplete { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
