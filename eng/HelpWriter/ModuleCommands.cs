using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace LiveApi.HelpWriter;

/// <summary>The cmdlets of a built module as the engine itself understands them: syntax, types, positions.</summary>
internal static class ModuleCommands
{
    private static readonly string[] s_shouldProcess = ["WhatIf", "Confirm"];

    internal static IReadOnlyList<CmdletInfo> Of(string assembly)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(assembly);
        using Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        Runspace? before = Runspace.DefaultRunspace;
        Runspace.DefaultRunspace = runspace;
        try
        {
            CmdletInfo[] commands = [.. runspace.SessionStateProxy.InvokeCommand.GetCommands("*-*", CommandTypes.Cmdlet, nameIsPattern: true)
                .OfType<CmdletInfo>()
                .Where(command => command.ImplementingType.Assembly.Location == assembly)
                .OrderBy(command => command.Name, StringComparer.Ordinal)];
            foreach (CmdletInfo command in commands)
            {
                // Parameter sets are made on first use, and that needs the runspace.
                _ = command.ParameterSets;
            }

            return commands;
        }
        finally
        {
            Runspace.DefaultRunspace = before;
        }
    }

    /// <summary>The parameters of a set that are the cmdlet's own: by position first, then as declared.</summary>
    internal static IEnumerable<CommandParameterInfo> OwnParameters(this CommandParameterSetInfo set)
        => set.Parameters
            .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name) && !s_shouldProcess.Contains(parameter.Name, StringComparer.Ordinal))
            .OrderBy(parameter => parameter.Position < 0 ? int.MaxValue : parameter.Position);
}
