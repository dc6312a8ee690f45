using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace LiveApi.Simulator.Hosting;

/// <summary>The runs by their names: whoever dials names one, so that there is an end to them.</summary>
public sealed partial class SimulatorServer
{
    private const int MostRuns = 1_000;

    private readonly Lock _runsLock = new();

    /// <summary>The oldest first.</summary>
    private readonly OrderedDictionary<string, Run> _runs = [];

    internal IReadOnlyList<Run> Runs
    {
        get { lock (_runsLock) { return [.. _runs.Values]; } }
    }

    private Run? FindRun(string name)
    {
        lock (_runsLock) { return _runs.GetValueOrDefault(name); }
    }

    private Run RunOf(string? named)
    {
        string name = named ?? Run.Default;
        lock (_runsLock)
        {
            if (_runs.TryGetValue(name, out Run? known)) { return known; }
            Run run = new(name, _clock);
            _runs.Add(name, run);
            if (_runs.Count > MostRuns) { ForgetOldest(); }
            return run;
        }
    }

    /// <summary>Takes a run away: null where there is none.</summary>
    private Run? RemoveRun(string name)
    {
        lock (_runsLock) { return _runs.Remove(name, out Run? gone) ? gone : null; }
    }

    /// <summary>The oldest run in which nobody talks goes: neither the newest nor the one without a name.</summary>
    private void ForgetOldest()
    {
        Run? idle = _runs.Values.SkipLast(1).FirstOrDefault(static run => run.Journal.Name != Run.Default && run.Open.IsEmpty && run.Replays.IsEmpty);
        if (idle is not null) { _runs.Remove(idle.Journal.Name); }
    }
}
