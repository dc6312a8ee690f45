using System;
using LiveApi.Simulator.Scenarios.Running;

namespace LiveApi.Simulator.Scenarios.Steps;

/// <summary>Stands where a step could not be read, so that the rest of the file can be. A scenario with one is never played.</summary>
internal sealed record UnreadStep(Place Place) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => throw new InvalidOperationException("A scenario with faults was played.");
}
