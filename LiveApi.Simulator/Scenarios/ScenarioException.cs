using System;
using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Simulator.Scenarios;

/// <summary>A scenario that cannot be played: where in which file, what is wrong, and what was perhaps meant.</summary>
public sealed class ScenarioException : Exception
{
    internal ScenarioException(string file, Place? place, string what, string? suggestion = null)
        : base($"{file}{(place is { } there ? $"({there.Line},{there.Column})" : "")}: {what}{(suggestion is null ? "" : $" {suggestion}")}")
    {
        All = [this];
        (File, Line, Column, Problem, Suggestion) = (file, place?.Line ?? 0, place?.Column ?? 0, what, suggestion);
    }

    /// <summary>Every fault of the scenario in the order that they stand in, this one, which is the first, among them.</summary>
    public IReadOnlyList<ScenarioException> All { get; private init; }

    /// <summary>The first of several faults, which knows the others.</summary>
    internal static ScenarioException Of(IEnumerable<ScenarioException> faults)
    {
        ScenarioException[] all = [.. faults.DistinctBy(fault => fault.Message).GroupBy(fault => fault.File).SelectMany(file => file.OrderBy(fault => (fault.Line, fault.Column)))];
        ScenarioException first = all[0];
        return new ScenarioException(first.File, first.Line == 0 ? null : new Place(first.Line, first.Column), first.Problem, first.Suggestion) { All = all };
    }

    /// <summary>The file, or the name of a built-in scenario.</summary>
    public string File { get; }

    /// <summary>The line, counted from 1; 0 where the fault has no place.</summary>
    public int Line { get; }

    /// <summary>The column, counted from 1; 0 where the fault has no place.</summary>
    public int Column { get; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What to write instead, where that can be guessed.</summary>
    public string? Suggestion { get; }
}
