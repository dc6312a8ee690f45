using System.Collections.Generic;
using LiveApi.Simulator.Scenarios.Running;

namespace LiveApi.Simulator.Scenarios.Steps;

/// <summary>Steps over and over: so many times, or for ever.</summary>
internal sealed record RepeatStep(Place Place, int? Times, IReadOnlyList<Step> Steps) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => run.Cursor.Enter(Steps, Times);

    public override string ToString() => Times is { } times ? $"repeat {times} times" : "repeat forever";
}
