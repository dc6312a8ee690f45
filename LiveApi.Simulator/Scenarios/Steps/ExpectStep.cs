using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Scenarios.Running;

namespace LiveApi.Simulator.Scenarios.Steps;

/// <summary>What becomes of a turn that is not the one expected.</summary>
internal enum Otherwise { Fail, Skip, StartOver }

/// <summary>Waits until the client does one of several things.</summary>
internal sealed record ExpectStep(Place Place, IReadOnlyList<Expectation> Alternatives, TimeSpan? Within, Otherwise Otherwise) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => run.Expect(this);

    /// <summary>How long nothing has to happen, where that is one of the things; null where it is not.</summary>
    internal TimeSpan? Silence => Alternatives.FirstOrDefault(wish => wish.Kinds.HasFlag(EventKind.Silence)) is { } silence
        ? silence.AtLeast ?? Expectation.ShortestSilence : null;

    /// <summary>The alternative that the event is, with what it gives to variables; else null, and how it differs where it is of the right kind.</summary>
    internal Expectation? Match(StageEvent seen, out Dictionary<string, JsonNode?> taken, out string? difference)
    {
        difference = null;
        taken = [];
        foreach (Expectation wish in Alternatives)
        {
            taken = [];
            if (wish.Difference(seen, taken) is not { } differs) { return wish; }
            if (differs.Length > 0) { difference ??= differs; }
        }

        return null;
    }

    public override string ToString() => "expect " + string.Join(", or ", Alternatives);
}
