using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Simulator.Scenarios.Running;

namespace LiveApi.Simulator.Scenarios.Steps;

/// <summary>What becomes of a turn that is not the one expected.</summary>
internal enum Otherwise { Fail, Skip, StartOver }

/// <summary>Waits until the client does one of several things.</summary>
internal sealed record ExpectStep(Place Place, IReadOnlyList<Expectation> Alternatives, TimeSpan? Within, Otherwise Otherwise) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => run.Expect(this);

    internal Expectation? Match(StageEvent seen) => Alternatives.FirstOrDefault(wish => wish.Matches(seen));

    public override string ToString() => "expect " + string.Join(", or ", Alternatives);
}
