using System.Collections.Generic;
using LiveApi.Wire;

namespace LiveApi.Profiles;

/// <summary>How the thinking of a family is controlled.</summary>
public sealed record ThinkingRule
{
    /// <summary>Which setting it takes.</summary>
    public ThinkingControl Control { get; init; }

    /// <summary>Legal words of <see cref="ThinkingLevel"/>.</summary>
    public IReadOnlyList<string> Levels { get; init => field = value ?? []; } = [];

    /// <summary>The level that holds without a setting.</summary>
    public string? DefaultLevel { get; init; }
}

/// <summary>Which setting of thinking a family takes.</summary>
public enum ThinkingControl
{
    /// <summary>Not documented.</summary>
    Unknown,

    /// <summary>Any setting is refused.</summary>
    None,

    /// <summary>A budget in tokens.</summary>
    Budget,

    /// <summary>A level, or none.</summary>
    LevelOptional,

    /// <summary>A level: without one the setup is refused.</summary>
    LevelRequired,
}
