using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>Bytes with their MIME type: base64 on the wire.</summary>
public sealed record Blob
{
    /// <summary>For audio with its rate, such as <c>audio/pcm;rate=16000</c>.</summary>
    public string? MimeType { get; init; }

    public byte[]? Data { get; init; }

    /// <summary>Only in the parts of a function's response.</summary>
    public string? DisplayName { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>Bytes that lie elsewhere, by their address.</summary>
public sealed record FileData
{
    public string? FileUri { get; init; }

    public string? MimeType { get; init; }

    public string? DisplayName { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
