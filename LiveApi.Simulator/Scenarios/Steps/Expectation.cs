using System;
using System.Collections.Generic;
using LiveApi.Simulator.Scenarios.Running;

namespace LiveApi.Simulator.Scenarios.Steps;

/// <summary>One thing that a client may do, the conditions on it, and the steps that follow if it does.</summary>
internal sealed record Expectation(Place Place, EventKind Kinds, string Told)
{
    /// <summary>What is understood of the speech: it becomes the input transcription.</summary>
    internal Template? Heard { get; init; }

    /// <summary>What the text has to hold.</summary>
    internal TextPattern? Saying { get; init; }

    /// <summary>The tool that has to have answered.</summary>
    internal string? Tool { get; init; }

    internal TimeSpan? AtLeast { get; init; }

    internal TimeSpan? AtMost { get; init; }

    internal IReadOnlyDictionary<string, string> Captures { get; init; } = new Dictionary<string, string>();

    internal IReadOnlyList<Step> Then { get; init; } = [];

    internal bool Matches(StageEvent seen)
        => (Kinds & seen.Kind) != 0
            && Says(seen)
            && (Tool is null || seen.Kind != EventKind.ToolResponse || (string?)seen.Facts["name"] == Tool)
            && (seen.Utterance is not { } said || (!(said.Duration < AtLeast) && !(said.Duration > AtMost)));

    public override string ToString() => Told;

    private bool Says(StageEvent seen)
        => Saying is null || seen.Kind != EventKind.Text || Saying.Fits((string)seen.Facts["text"]!);
}
