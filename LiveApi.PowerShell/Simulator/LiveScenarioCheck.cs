using System.Collections.Generic;

namespace LiveApi.PowerShell.Simulator;

/// <summary>What a simulator says of a scenario.</summary>
public sealed record LiveScenarioCheck(string File, string? Name, string? About, int Steps, IReadOnlyList<LiveScenarioFault> Faults)
{
    /// <summary>True where it can be played.</summary>
    public bool IsGood => Faults.Count == 0;

    public override string ToString() => IsGood ? $"{File}: good" : $"{File}: {Faults.Count} {(Faults.Count == 1 ? "fault" : "faults")}";
}

/// <summary>One fault of a scenario. Line and column count from 1; 0 where it has no place.</summary>
public sealed record LiveScenarioFault(string File, int Line, int Column, string Problem, string? Suggestion)
{
    public override string ToString() => $"{File}{(Line > 0 ? $"({Line},{Column})" : string.Empty)}: {Problem}{(Suggestion is null ? string.Empty : " " + Suggestion)}";
}
