using LiveApi.Simulator.Scenarios.Running;

namespace LiveApi.Simulator.Scenarios.Steps;

/// <summary>One thing that happens in a scenario. The text of a step is how its author would say it.</summary>
internal abstract record Step(Place Place)
{
    /// <summary>Does it; where it takes time, parks the run first.</summary>
    internal abstract void Begin(ScenarioRun run);
}
