using System;

namespace LiveApi.Shell.StandIns;

/// <summary>Marks a command that stands in for one of the same name in an assembly that the engine package lacks.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class StandInAttribute(string assembly) : Attribute
{
    internal const string Utility = "Microsoft.PowerShell.Commands.Utility";
    internal const string Management = "Microsoft.PowerShell.Commands.Management";
    internal const string Security = "Microsoft.PowerShell.Security";

    public string Assembly => assembly;
}
