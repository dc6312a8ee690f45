using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>What a function returned, for the call with the same id.</summary>
public sealed record FunctionResponse
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>An object. Its members <c>output</c> and <c>error</c> have a meaning; without them the whole of it is the output.</summary>
    public JsonElement? Response { get; init; }

    /// <summary>One of <see cref="Wire.Scheduling"/>: when the model speaks about it; for NON_BLOCKING functions only.</summary>
    [JsonConverter(typeof(SchedulingConverter))]
    public string? Scheduling { get; init; }

    /// <summary>True: more responses follow for this id.</summary>
    public bool? WillContinue { get; init; }

    public IReadOnlyList<FunctionResponsePart>? Parts { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>An image or file in what a function returned.</summary>
public sealed record FunctionResponsePart
{
    public Blob? InlineData { get; init; }

    public FileData? FileData { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
