using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace LiveApi.Profiles;

/// <summary>What is known of one model: where it runs, where it stands in its life, and how its family behaves.</summary>
public sealed record ModelProfile
{
    /// <summary>The bare id, without a resource name around it.</summary>
    public required string Id { get; init; }

    /// <summary>Other ids of the same model.</summary>
    public IReadOnlyList<string> Aliases { get; init => field = value ?? []; } = [];

    /// <summary>The backends that serve it; for an unknown model all of them.</summary>
    public required IReadOnlyList<Backend> Backends { get; init; }

    /// <summary>Where it stands in its life.</summary>
    public ModelStatus Status { get; init; }

    /// <summary>The day of its end, as yyyy-MM-dd, if it has one and it is known.</summary>
    public string? ShutDownOn { get; init; }

    /// <summary>The id of the model to use in its place.</summary>
    public string? Replacement { get; init; }

    /// <summary>The id to use on a backend that does not serve this one.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>What else a user should know, in one or two sentences.</summary>
    public string? Remark { get; init; }

    /// <summary>Where the facts come from.</summary>
    public string? Source { get; init; }

    /// <summary>The day of the facts, as yyyy-MM-dd.</summary>
    public string? AsOf { get; init; }

    /// <summary>False: the catalogue has no such model, and its family forbids nothing.</summary>
    [JsonIgnore]
    public bool IsKnown => Family != ModelFamily.Unknown;

    /// <summary>How it behaves, shared with its siblings.</summary>
    [JsonIgnore]
    public ModelFamily Family { get; internal set; } = ModelFamily.Unknown;

    [JsonInclude, JsonPropertyName("family")]
    internal string? FamilyName { get; init; }

    /// <summary>True if the backend serves the model, as far as is known.</summary>
    public bool IsOn(Backend backend) => Backends.Contains(backend);

    /// <inheritdoc/>
    public override string ToString() => IsKnown ? $"{Id} ({Status}, family {Family.Name})" : $"{Id} (not known)";

    internal bool IsCalled(string id) => Id == id || Aliases.Contains(id);

    internal static ModelProfile Permissive(string id) => new() { Id = id, Backends = [Backend.Gemini, Backend.Vertex] };
}
