using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>Vertex only: a face for the voice, as video.</summary>
public sealed record AvatarConfig
{
    public string? AvatarName { get; init; }

    public CustomizedAvatar? CustomizedAvatar { get; init; }

    public int? AudioBitrateBps { get; init; }

    public int? VideoBitrateBps { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A portrait, 9:16 and at least 704 by 1280, to make an avatar of.</summary>
public sealed record CustomizedAvatar
{
    public string? ImageMimeType { get; init; }

    public byte[]? ImageData { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
