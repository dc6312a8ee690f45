using System.Collections.Generic;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Conversation;

/// <summary>What is asked of a conversation from outside.</summary>
internal sealed partial class Conversation
{
    /// <summary>Does steps now, whatever the scenario waits for. False where the conversation has not begun, or is over.</summary>
    internal bool Push(IReadOnlyList<Step> steps)
    {
        bool done = false;
        Do(() =>
        {
            if (!IsOpen || _run is not { } run) { return; }
            foreach (Step step in steps) { Note("note", $"pushed: {step}"); }
            done = run.Push(steps);
        });
        return done;
    }

    /// <summary>The run that the conversation belongs to is forgotten.</summary>
    internal void Reset() => Do(() => Close(Framing.CloseCode.GoingAway, "The run was reset."));
}
