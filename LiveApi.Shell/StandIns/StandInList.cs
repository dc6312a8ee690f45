using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace LiveApi.Shell.StandIns;

/// <summary>Every stand-in of this assembly; StandIns.md says what each leaves out.</summary>
internal static class StandInList
{
    internal sealed record StandIn(string Name, string Assembly, Type Type);

    internal static IReadOnlyList<StandIn> All { get; } =
    [
        .. from type in typeof(StandInList).Assembly.GetTypes()
           let standIn = type.GetCustomAttribute<StandInAttribute>()
           let cmdlet = type.GetCustomAttribute<CmdletAttribute>()
           where standIn is not null && cmdlet is not null
           let name = $"{cmdlet.VerbName}-{cmdlet.NounName}"
           orderby name
           select new StandIn(name, standIn.Assembly, type),
    ];

    /// <summary>Adds the stand-ins whose real command is not here.</summary>
    internal static void AddMissingTo(InitialSessionState state)
    {
        HashSet<string> present = new(state.Commands.Select(command => command.Name), StringComparer.OrdinalIgnoreCase);
        ILookup<string, StandIn> byAssembly = All.ToLookup(standIn => standIn.Assembly);
        foreach (StandIn standIn in byAssembly.Where(assembly => !IsHere(assembly.Key)).SelectMany(assembly => assembly))
        {
            if (!present.Contains(standIn.Name))
            {
                state.Commands.Add(new SessionStateCmdletEntry(standIn.Name, standIn.Type, helpFileName: null));
            }
        }
    }

    private static bool IsHere(string assembly)
    {
        try
        {
            return Assembly.Load(assembly) is not null;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
