using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LiveApi.Wire;

namespace LiveApi.Simulator.Replay;

/// <summary>What the model says in one go, as it comes, so many seconds after what made it speak.</summary>
internal sealed class DraftAnswer(TimeSpan after)
{
    private readonly List<string> _queries = [];
    private readonly List<string> _sources = [];

    internal TimeSpan After { get; } = after;

    internal StringBuilder Words { get; } = new();

    internal StringBuilder Thought { get; } = new();

    internal List<string> Remarks { get; } = [];

    internal TimeSpan Sound { get; set; }

    /// <summary>Why its turn ended, where the service said so.</summary>
    internal string? Reason { get; set; }

    internal bool WaitsForInput { get; set; }

    /// <summary>Frames that came while the model spoke: nobody can wait for them then.</summary>
    internal int FramesMeanwhile { get; set; }

    private bool IsSomething => Words.Length > 0 || Sound > TimeSpan.Zero || _queries.Count + _sources.Count > 0 || Reason is not null || WaitsForInput;

    internal void Ground(GroundingMetadata found)
    {
        _queries.AddRange((found.WebSearchQueries ?? []).Select(Yaml.Text));
        foreach (WebSource source in (found.GroundingChunks ?? []).Select(chunk => chunk.Web).OfType<WebSource>())
        {
            (string Name, string? Value)[] members = [("uri", source.Uri), ("title", source.Title), ("domain", source.Domain)];
            _sources.Add("{ " + string.Join(", ", members.Where(member => member.Value is not null).Select(member => $"{member.Name}: {Yaml.Text(member.Value!)}")) + " }");
        }

        if (found.GroundingSupports is { Count: > 1 }) { Remarks.Add("the service told for each part of it what it rests on; the simulator tells it of the whole"); }
    }

    /// <summary>The step, null where nothing was said.</summary>
    internal DraftStep? ToStep(bool hasTimes, bool endsTurn)
    {
        if (!IsSomething) { return null; }
        return new DraftStep("say", null) { Quoted = Words.ToString() }
            .With("thought", Thought.Length > 0 ? Thought.ToString() : null)
            .WithPlain("lasting", Sound > TimeSpan.Zero ? Yaml.Time(Sound) : null)
            .WithPlain("after", hasTimes ? Yaml.Time(After) : null)
            .WithPlain("grounding", _queries.Count + _sources.Count > 0 ? $"{{ queries: [{string.Join(", ", _queries)}], sources: [{string.Join(", ", _sources)}] }}" : null)
            .With("reason", Reason)
            .WithPlain("turn", !endsTurn ? "goes-on" : WaitsForInput ? "waits-for-input" : null);
    }

    internal IEnumerable<string> AllRemarks()
        => FramesMeanwhile > 0 ? [.. Remarks, $"{FramesMeanwhile} video {(FramesMeanwhile == 1 ? "frame" : "frames")} came while the model spoke"] : Remarks;
}
