using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Scenarios.Running;

namespace LiveApi.Simulator.Scenarios.Steps;

/// <summary>The model asks for one or more functions.</summary>
internal sealed record CallStep(Place Place, IReadOnlyList<ToolRequest> Calls) : Step(Place)
{
    internal override void Begin(ScenarioRun run)
    {
        foreach (ToolRequest call in Calls)
        {
            if (!run.Stage.Declares(call.Tool)) { throw new ScenarioFailure($"the client's setup declares no function '{call.Tool}' to call."); }
        }

        run.Stage.Call([.. Calls.Select(call => call with { Arguments = (JsonObject)Template.Fill(call.Arguments, run.Value)! })], run.Park());
    }

    public override string ToString() => "call " + string.Join(" and ", Calls.Select(call => call.Tool));
}
