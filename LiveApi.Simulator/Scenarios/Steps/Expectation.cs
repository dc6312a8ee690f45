using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Scenarios.Running;

namespace LiveApi.Simulator.Scenarios.Steps;

/// <summary>One thing that a client may do, the conditions on it, and the steps that follow if it does.</summary>
internal sealed record Expectation(Place Place, EventKind Kinds, string Told)
{
    internal static readonly TimeSpan ShortestSilence = TimeSpan.FromSeconds(1);

    /// <summary>What is understood of the speech: it becomes the input transcription.</summary>
    internal Template? Heard { get; init; }

    /// <summary>What the text has to hold.</summary>
    internal TextPattern? Saying { get; init; }

    /// <summary>What the setup, the message or the function's response has to be like.</summary>
    internal JsonNode? Like { get; init; }

    /// <summary>The tool that has to have answered.</summary>
    internal string? Tool { get; init; }

    internal TimeSpan? AtLeast { get; init; }

    internal TimeSpan? AtMost { get; init; }

    internal IReadOnlyDictionary<string, string> Captures { get; init; } = new Dictionary<string, string>();

    internal IReadOnlyList<Step> Then { get; init; } = [];

    /// <summary>How the event is not this, or null where it is; then <paramref name="taken"/> holds what it gives to variables.</summary>
    internal string? Difference(StageEvent seen, Dictionary<string, JsonNode?> taken)
        => (Kinds & seen.Kind) == 0 ? "" : OfText(seen, taken) ?? OfTool(seen) ?? OfLength(seen) ?? OfShape(seen, taken) ?? Capture(seen, taken);

    public override string ToString() => Told;

    private string? OfText(StageEvent seen, Dictionary<string, JsonNode?> taken)
    {
        if (Saying is null || seen.Kind != EventKind.Text) { return null; }
        string text = (string)seen.Facts["text"]!;
        foreach ((string name, string value) in Saying.Captures(text)) { taken[name] = value; }
        return Saying.Fits(text) ? null : $"it does not say {Saying}";
    }

    private string? OfTool(StageEvent seen)
        => Tool is null || seen.Kind != EventKind.ToolResponse || (string?)seen.Facts["name"] == Tool ? null : $"it is not from {Tool}";

    private string? OfLength(StageEvent seen)
        => seen.Utterance is not { } said || (!(said.Duration < AtLeast) && !(said.Duration > AtMost)) ? null : "it has another length";

    private string? OfShape(StageEvent seen, Dictionary<string, JsonNode?> taken)
    {
        if (Like is null) { return null; }
        JsonLikeness likeness = new(Like);
        string? difference = likeness.Difference(seen.Subject);
        foreach ((string name, string value) in likeness.Captures) { taken[name] = value; }
        return difference;
    }

    private string? Capture(StageEvent seen, Dictionary<string, JsonNode?> taken)
    {
        foreach ((string variable, string path) in Captures) { taken[variable] = JsonPath.Find(seen.Facts, "." + path)?.DeepClone(); }
        return null;
    }
}
