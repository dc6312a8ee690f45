using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Replay;
using LiveApi.Simulator.Scenarios;
using LiveApi.Simulator.Scenarios.Reading;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Hosting;

/// <summary>What tests do to a run from outside.</summary>
public sealed partial class SimulatorServer
{
    /// <summary>Waits until a run's journal has what is asked for: the journal as JSON, or null where it did not come in time.</summary>
    public async Task<string?> WaitForJournalAsync(JournalCondition condition, string run = Run.Default, TimeSpan? within = null, CancellationToken stop = default)
    {
        RunJournal journal = RunOf(run).Journal;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (within is { } time) { limit.CancelAfter(time); }
        try
        {
            while (true)
            {
                Task change = journal.NextChange();
                if (condition.IsMet(journal)) { return JournalJson.ToText(journal); }
                await change.WaitAsync(limit.Token);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested) { return null; }
    }

    /// <summary>
    /// Does steps of the scenario language now in a conversation of a run, in the newest one that is open where no connection is named.
    /// Returns how many steps there were; 0 where no such conversation is open. Throws <see cref="ScenarioException"/> where the steps are not good.
    /// </summary>
    public int Push(string steps, string run = Run.Default, int? connection = null)
    {
        IReadOnlyList<Step> read = ScenarioReader.ReadPushed(steps);
        if (FindRun(run) is not { } found) { return 0; }
        // The newest may still be setting itself up.
        bool isDone = found.Open.Where(open => connection is null || open.Key == connection).OrderByDescending(static open => open.Key).Any(open => open.Value.Push(read));
        return isDone ? read.Count : 0;
    }

    /// <summary>Forgets a run: its journal, its sessions, its expired credentials; what is open of it is closed. True where there was one.</summary>
    public bool Forget(string run)
    {
        if (RemoveRun(run) is not { } gone) { return false; }
        foreach (Conversation.Conversation open in gone.Open.Values) { open.Reset(); }
        foreach (ReplayConnection open in gone.Replays.Values) { open.Reset(); }
        return true;
    }
}
