using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>The service accepted the setup: from here on the session is open.</summary>
public sealed record SetupComplete
{
    /// <summary>Vertex only.</summary>
    public string? SessionId { get; init; }

    public VoiceConsentSignature? VoiceConsentSignature { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
