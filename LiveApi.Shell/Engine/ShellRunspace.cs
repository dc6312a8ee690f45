using System;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using LiveApi.Shell.StandIns;
using Microsoft.PowerShell;

namespace LiveApi.Shell.Engine;

/// <summary>Opens runspaces with the real engine, the stand-ins and LiveApi within reach.</summary>
internal static class ShellRunspace
{
    // The engine sends its usage home unless this is set before it starts; here nothing leaves the machine by itself.
    static ShellRunspace() => Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

    internal static Runspace Open(PSHost host)
    {
        ModulePath.Prepare();
        Runspace runspace = RunspaceFactory.CreateRunspace(host, CreateState());
        runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        runspace.Open();
        return runspace;
    }

    internal static InitialSessionState CreateState()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = ExecutionPolicy.RemoteSigned;
        }
        StandInList.AddMissingTo(state);
        return state;
    }
}
