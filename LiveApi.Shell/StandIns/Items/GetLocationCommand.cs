using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Items;

[StandIn(StandInAttribute.Management)]
[Cmdlet(VerbsCommon.Get, "Location")]
[OutputType(typeof(PathInfo))]
public sealed class GetLocationCommand : PSCmdlet
{
    [Parameter]
    public string? PSDrive { get; set; }

    protected override void ProcessRecord()
        => WriteObject(PSDrive is null ? SessionState.Path.CurrentLocation : SessionState.Path.GetResolvedPSPathFromPSPath(PSDrive + ":")[0]);
}
