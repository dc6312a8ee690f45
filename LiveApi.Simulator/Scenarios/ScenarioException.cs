using System;

namespace LiveApi.Simulator.Scenarios;

/// <summary>A scenario that cannot be played: where in which file, what is wrong, and what was perhaps meant.</summary>
public sealed class ScenarioException : Exception
{
    internal ScenarioException(string file, Place? place, string what, string? suggestion = null)
        : base($"{file}{(place is { } there ? $"({there.Line},{there.Column})" : "")}: {what}{(suggestion is null ? "" : $" {suggestion}")}")
    {
        (File, Line, Column, Problem, Suggestion) = (file, place?.Line ?? 0, place?.Column ?? 0, what, suggestion);
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
