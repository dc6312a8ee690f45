using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>Lets a session outlive its context window by forgetting what is oldest.</summary>
public sealed record ContextWindowCompression
{
    /// <summary>Context length in tokens at which forgetting starts.</summary>
    public long? TriggerTokens { get; init; }

    /// <summary>The only mechanism there is; its presence chooses it.</summary>
    public SlidingWindow? SlidingWindow { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>Keeps the newest part of the context.</summary>
public sealed record SlidingWindow
{
    /// <summary>Context length in tokens that is kept; half of the trigger when absent.</summary>
    public long? TargetTokens { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
