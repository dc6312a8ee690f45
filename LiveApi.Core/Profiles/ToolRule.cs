using System.Collections.Generic;
using LiveApi.Wire;

namespace LiveApi.Profiles;

/// <summary>Which tools a family takes. Null: not documented.</summary>
public sealed record ToolRule
{
    private static readonly string[] EveryBehavior = [FunctionBehavior.Blocking, FunctionBehavior.NonBlocking];

    /// <summary>Function declarations.</summary>
    public bool? Functions { get; init; }

    /// <summary>Grounding with Google Search.</summary>
    public bool? GoogleSearch { get; init; }

    /// <summary>Code that the service runs.</summary>
    public bool? CodeExecution { get; init; }

    /// <summary>Pages that the service reads.</summary>
    public bool? UrlContext { get; init; }

    /// <summary>Legal words of <see cref="FunctionBehavior"/>.</summary>
    public IReadOnlyList<string> Behaviors { get; init => field = value ?? EveryBehavior; } = EveryBehavior;

    /// <summary>Images in what a function returns.</summary>
    public bool? ResultParts { get; init; }

    /// <summary>The behavior of a function that names none.</summary>
    public string? DefaultBehavior { get; init; }
}
