using System.Collections.Generic;
using System.Linq;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Scenarios.Running;

/// <summary>Steps that come from outside while the scenario runs.</summary>
internal sealed partial class ScenarioRun
{
    /// <summary>
    /// Does steps before the scenario goes on; one that waits for the client begins to wait again after them. While the model speaks or time passes,
    /// steps that take no time are done at once, and those from the first other one on when that is over. False where the scenario has failed.
    /// </summary>
    internal bool Push(IReadOnlyList<Step> steps)
    {
        if (_failed) { return false; }
        if (_expected is not null)
        {
            Forget();
            cursor.Back();
        }

        int atOnce = _parked is null ? 0 : steps.TakeWhile(TakesNoTime).Count();
        try
        {
            foreach (Step step in steps.Take(atOnce)) { step.Begin(this); }
        }
        catch (ScenarioFailure failure) { Fail(failure.Message); }

        _over = false;
        cursor.Enter([.. steps.Skip(atOnce)], 1);
        Walk();
        return true;
    }

    private static bool TakesNoTime(Step step) => step is not (SayStep or CallStep or ExpectStep or WaitStep or RepeatStep or IfStep or MaybeStep);
}
