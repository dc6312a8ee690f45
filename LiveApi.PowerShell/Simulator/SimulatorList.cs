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

    /// <summary>The only one that is running.</summary>
    /// <exception cref="LiveException">SimulatorNotFound: there is none. SimulatorAmbiguous: there are several.</exception>
    internal LiveSimulator TheOnlyOne()
    {
        IReadOnlyList<LiveSimulator> running = Running;
        return running.Count switch
        {
            1 => running[0],
            0 => throw new LiveException(LiveFault.SimulatorNotFound, "No simulator is running here.", "Start one with Start-LiveSimulator."),
            _ => throw new LiveException(LiveFault.SimulatorAmbiguous, $"{running.Count} simulators are running: {string.Join(", ", running)}.", "Say which with -Simulator."),
        };
    }

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
