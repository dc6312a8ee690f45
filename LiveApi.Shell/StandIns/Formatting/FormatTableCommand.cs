using System.Management.Automation;
using LiveApi.Shell.Engine;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace LiveApi.Shell.StandIns.Formatting;

/// <summary>The engine formats; only the command itself is missing from its package.</summary>
[StandIn(StandInAttribute.Utility)]
[Cmdlet(VerbsCommon.Format, "Table")]
public sealed class FormatTableCommand : OuterFormatTableBase
{
    public FormatTableCommand() => EngineInternals.Implement(this, EngineInternals.FormatShape("Table"));
}
