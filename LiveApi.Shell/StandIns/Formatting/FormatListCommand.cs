using System.Management.Automation;
using LiveApi.Shell.Engine;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace LiveApi.Shell.StandIns.Formatting;

[StandIn(StandInAttribute.Utility)]
[Cmdlet(VerbsCommon.Format, "List")]
public sealed class FormatListCommand : OuterFormatTableAndListBase
{
    public FormatListCommand() => EngineInternals.Implement(this, EngineInternals.FormatShape("List"));
}
