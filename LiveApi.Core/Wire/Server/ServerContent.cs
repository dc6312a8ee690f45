using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>What the model says and what becomes of its turn; several members may be set at once.</summary>
public sealed record ServerContent
{
    public Transcription? InputTranscription { get; init; }

    /// <summary>Text that may still change: it replaces the one before.</summary>
    public Transcription? InterimInputTranscription { get; init; }

    public Content? ModelTurn { get; init; }

    public Transcription? OutputTranscription { get; init; }

    public GroundingMetadata? GroundingMetadata { get; init; }

    public UrlContextMetadata? UrlContextMetadata { get; init; }

    /// <summary>The user spoke: what is queued for playback is void.</summary>
    public bool? Interrupted { get; init; }

    /// <summary>All of the answer is generated; it may still be playing.</summary>
    public bool? GenerationComplete { get; init; }

    /// <summary>The turn is over, by the service's clock of the playback.</summary>
    public bool? TurnComplete { get; init; }

    /// <summary>The model stays silent since it expects the user to go on.</summary>
    public bool? WaitingForInput { get; init; }

    /// <summary>One of <see cref="Wire.TurnCompleteReason"/>; only when the turn did not end well.</summary>
    [JsonConverter(typeof(TurnCompleteReasonConverter))]
    public string? TurnCompleteReason { get; init; }

    /// <summary>One of <see cref="Wire.InteractionStatus"/>.</summary>
    [JsonConverter(typeof(InteractionStatusConverter))]
    public string? InteractionStatus { get; init; }

    /// <summary>Vertex, older models: SPEECH or NON_SPEECH.</summary>
    [JsonConverter(typeof(SpeechStateConverter))]
    public string? SpeechState { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
