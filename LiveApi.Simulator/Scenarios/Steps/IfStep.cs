using System.Collections.Generic;
using LiveApi.Simulator.Scenarios.Running;

namespace LiveApi.Simulator.Scenarios.Steps;

/// <summary>Steps for the case that something holds, and steps for the case that it does not.</summary>
internal sealed record IfStep(Place Place, Condition Condition, IReadOnlyList<Step> Then, IReadOnlyList<Step> Else) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => run.Cursor.Enter(Condition.Holds(run) ? Then : Else, 1);

    public override string ToString() => $"if {Condition}";
}
