using System;
using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;
using LiveApi.PowerShell.Simulator;
using LiveApi.PowerShell.Tools;

namespace LiveApi.PowerShell.Sessions;

/// <summary>
/// What one runspace has open: sessions, tools, simulators. Static state is the process's, so it is kept by runspace;
/// it ends when the module is removed there, or with the runspace.
/// </summary>
internal sealed class OpenThings
{
    private static readonly ConcurrentDictionary<Guid, OpenThings> ByRunspace = new();

    private OpenThings(Runspace runspace)
    {
        runspace.StateChanged += (_, change) =>
        {
            if (change.RunspaceStateInfo.State is RunspaceState.Closing or RunspaceState.Closed or RunspaceState.Broken)
            {
                End(runspace);
            }
        };
    }

    internal SessionList Sessions { get; } = new();

    internal ToolList Tools { get; } = new();

    internal SimulatorList Simulators { get; } = new();

    /// <summary>Of the runspace that this thread is in: to be asked on the pipeline thread.</summary>
    internal static OpenThings Here => ByRunspace.GetOrAdd(Runspace.DefaultRunspace.InstanceId, _ => new OpenThings(Runspace.DefaultRunspace));

    /// <summary>Ends everything at once: sockets are cut, simulators stopped, tool runspaces given up.</summary>
    internal static void End(Runspace runspace)
    {
        if (ByRunspace.TryRemove(runspace.InstanceId, out OpenThings? things))
        {
            things.Sessions.EndAll();
            things.Tools.EndAll();
            things.Simulators.EndAll();
        }
    }
}
