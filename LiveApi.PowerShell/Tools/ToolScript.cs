using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;

namespace LiveApi.PowerShell.Tools;

/// <summary>What a tool's runspace is made of, and the script that runs in it.</summary>
internal sealed record ToolScript
{
    internal required PortableScript Script { get; init; }

    /// <summary>Variables by name, copied.</summary>
    internal IReadOnlyDictionary<string, object?> Variables { get; init; } = new Dictionary<string, object?>();

    /// <summary>Functions by name, as text.</summary>
    internal IReadOnlyDictionary<string, string> Functions { get; init; } = new Dictionary<string, string>();

    /// <summary>Modules to import, by name or path.</summary>
    internal IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Cmdlets that the caller's host brought along and no module holds.</summary>
    internal IReadOnlyDictionary<string, Type> HostCmdlets { get; init; } = new Dictionary<string, Type>();

    /// <summary>The folder that relative paths start at.</summary>
    internal string? Location { get; init; }

    internal Runspace OpenRunspace(ToolHost host)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule([.. Modules]);
        foreach (KeyValuePair<string, Type> cmdlet in HostCmdlets)
        {
            state.Commands.Add(new SessionStateCmdletEntry(cmdlet.Key, cmdlet.Value, helpFileName: null));
        }

        foreach (KeyValuePair<string, string> function in Functions)
        {
            state.Commands.Add(new SessionStateFunctionEntry(function.Key, function.Value));
        }

        state.Variables.Add(new SessionStateVariableEntry("ProgressPreference", "SilentlyContinue", null));
        foreach (IReadOnlyDictionary<string, object?> values in new[] { Variables, Script.Values })
        {
            foreach (KeyValuePair<string, object?> value in values)
            {
                state.Variables.Add(new SessionStateVariableEntry(value.Key, value.Value, null));
            }
        }

        Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Name = "LiveTool";
        runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        try
        {
            runspace.Open();
            if (Location is not null)
            {
                runspace.SessionStateProxy.Path.SetLocation(Location);
            }

            return runspace;
        }
        catch
        {
            runspace.Dispose();
            throw;
        }
    }
}
