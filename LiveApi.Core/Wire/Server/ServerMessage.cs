using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>What the service says: one payload, and beside it usage and the state of the interaction.</summary>
public sealed record ServerMessage
{
    public SetupComplete? SetupComplete { get; init; }

    public ServerContent? ServerContent { get; init; }

    public ToolCall? ToolCall { get; init; }

    public ToolCallCancellation? ToolCallCancellation { get; init; }

    public GoAway? GoAway { get; init; }

    public SessionResumptionUpdate? SessionResumptionUpdate { get; init; }

    public VoiceActivity? VoiceActivity { get; init; }

    public VoiceActivityDetectionSignal? VoiceActivityDetectionSignal { get; init; }

    public Error? Error { get; init; }

    public UsageMetadata? UsageMetadata { get; init; }

    /// <summary>One of <see cref="Wire.InteractionStatus"/>; may also stand inside <see cref="ServerContent"/>.</summary>
    [JsonConverter(typeof(InteractionStatusConverter))]
    public string? InteractionStatus { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
