using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>How the service finds turns in what streams in.</summary>
public sealed record RealtimeInputConfig
{
    public AutomaticActivityDetection? AutomaticActivityDetection { get; init; }

    /// <summary>One of <see cref="Wire.ActivityHandling"/>: whether speech interrupts the model.</summary>
    [JsonConverter(typeof(ActivityHandlingConverter))]
    public string? ActivityHandling { get; init; }

    /// <summary>One of <see cref="Wire.TurnCoverage"/>: what of the input belongs to a turn.</summary>
    [JsonConverter(typeof(TurnCoverageConverter))]
    public string? TurnCoverage { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>The service's own voice activity detection.</summary>
public sealed record AutomaticActivityDetection
{
    /// <summary>True: the client marks where activity starts and ends.</summary>
    public bool? Disabled { get; init; }

    [JsonConverter(typeof(StartSensitivityConverter))]
    public string? StartOfSpeechSensitivity { get; init; }

    [JsonConverter(typeof(EndSensitivityConverter))]
    public string? EndOfSpeechSensitivity { get; init; }

    /// <summary>How long speech must last before it counts as begun.</summary>
    public int? PrefixPaddingMs { get; init; }

    /// <summary>How long silence must last before speech counts as ended.</summary>
    public int? SilenceDurationMs { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
