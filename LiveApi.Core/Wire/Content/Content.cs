using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>One turn's content: who speaks, and the parts of it.</summary>
public sealed record Content
{
    /// <summary>One of <see cref="Wire.Role"/>; absent in what the Gemini backend says.</summary>
    public string? Role { get; init; }

    public IReadOnlyList<Part>? Parts { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
