using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>The first message of a connection: which model, and how it is to behave.</summary>
public sealed record Setup
{
    /// <summary>A resource name: <c>models/ID</c>, or <c>projects/P/locations/L/publishers/google/models/ID</c> on Vertex.</summary>
    public string? Model { get; init; }

    public GenerationConfig? GenerationConfig { get; init; }

    public Content? SystemInstruction { get; init; }

    public IReadOnlyList<Tool>? Tools { get; init; }

    public RealtimeInputConfig? RealtimeInputConfig { get; init; }

    /// <summary>Its presence, even empty, asks for handles.</summary>
    public SessionResumptionConfig? SessionResumption { get; init; }

    public ContextWindowCompression? ContextWindowCompression { get; init; }

    public AudioTranscriptionConfig? InputAudioTranscription { get; init; }

    public AudioTranscriptionConfig? OutputAudioTranscription { get; init; }

    public Proactivity? Proactivity { get; init; }

    public HistoryConfig? HistoryConfig { get; init; }

    /// <summary>Vertex only: the service tells of speech that starts and ends.</summary>
    public bool? ExplicitVadSignal { get; init; }

    public AvatarConfig? AvatarConfig { get; init; }

    public IReadOnlyList<SafetySetting>? SafetySettings { get; init; }

    /// <summary>Vertex only: labels for the bill.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <inheritdoc/>
    public override string ToString() => JsonSerializer.Serialize(this, WireJson.Default.Setup);
}
