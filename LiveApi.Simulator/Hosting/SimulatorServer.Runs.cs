using System.Collections.Concurrent;
using System.Collections.Generic;

namespace LiveApi.Simulator.Hosting;

/// <summary>The runs by their names: whoever dials names one, so that there is an end to them.</summary>
public sealed partial class SimulatorServer
{
    private const int MostRuns = 1_000;

    private readonly ConcurrentDictionary<string, Run> _runs = new();
    private readonly ConcurrentQueue<string> _oldestRuns = new();

    internal IEnumerable<Run> Runs => _runs.Values;

    private Run RunOf(string? named)
    {
        string name = named ?? Run.Default;
        if (_runs.TryGetValue(name, out Run? known)) { return known; }
        Run run = _runs.GetOrAdd(name, name => new Run(name, _clock));
        _oldestRuns.Enqueue(name);
        if (_runs.Count > MostRuns) { ForgetOldest(); }
        return run;
    }

    /// <summary>The oldest run in which nobody talks goes: neither the newest nor the one without a name.</summary>
    private void ForgetOldest()
    {
        for (int left = _oldestRuns.Count - 1; left > 0 && _oldestRuns.TryDequeue(out string? name); left--)
        {
            if (!_runs.TryGetValue(name, out Run? run)) { continue; }
            if (name != Run.Default && run.Open.IsEmpty && run.Replays.IsEmpty)
            {
                _runs.TryRemove(name, out _);
                return;
            }

            _oldestRuns.Enqueue(name);
        }
    }
}
