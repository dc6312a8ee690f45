using System;
using System.Collections.Generic;
using System.Linq;

namespace LiveApi.PowerShell.Simulator;

/// <summary>The simulators that a runspace has started.</summary>
internal sealed class SimulatorList
{
    private readonly List<LiveSimulator> _simulators = [];

    internal IReadOnlyList<LiveSimulator> Running
    {
        get
        {
            lock (_simulators)
            {
                _simulators.RemoveAll(static one => !one.IsRunning);
                return [.. _simulators];
            }
        }
    }

    internal void Add(LiveSimulator simulator)
    {
        lock (_simulators)
        {
            _simulators.Add(simulator);
        }
    }

    internal bool ListensAt(Uri address) => address.IsAbsoluteUri && Running.Any(one => one.Uri.Authority == address.Authority);

    internal LiveSimulator WithId(int id) => Running.FirstOrDefault(one => one.Id == id)
        ?? throw new LiveException(LiveFault.SimulatorNotFound, $"No simulator {id} is running here.", "Get-LiveSimulator lists those that are.");

    /// <summary>Ends all of them, side by side.</summary>
    internal void EndAll()
    {
        IReadOnlyList<LiveSimulator> running = Running;
        foreach (LiveSimulator simulator in running)
        {
            simulator.AskToEnd();
        }

        foreach (LiveSimulator simulator in running)
        {
            simulator.Dispose();
        }
    }
}
