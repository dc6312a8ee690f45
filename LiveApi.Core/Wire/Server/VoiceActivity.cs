using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>The service heard speech start or end.</summary>
public sealed record VoiceActivity
{
    /// <summary>One of <see cref="VoiceActivityType"/>.</summary>
    [JsonConverter(typeof(VoiceActivityTypeConverter))]
    public string? Type { get; init; }

    /// <summary>Where in the audio that was sent, not when.</summary>
    public TimeSpan? AudioOffset { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>An older form of the same, for allowlisted users.</summary>
public sealed record VoiceActivityDetectionSignal
{
    /// <summary>One of <see cref="Wire.VadSignalType"/>.</summary>
    [JsonConverter(typeof(VadSignalTypeConverter))]
    public string? VadSignalType { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
