using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Items;

[StandIn(StandInAttribute.Management)]
[Cmdlet(VerbsCommon.Set, "Location", DefaultParameterSetName = ByPath)]
public sealed class SetLocationCommand : ItemCommand
{
    [Parameter(Position = 0, ParameterSetName = ByPath, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string Path { get; set; } = "~";

    [Parameter(ParameterSetName = ByLiteralPath, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string LiteralPath { get => Path; set => Path = value; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord() => ForEachPath([Path], path =>
    {
        PathInfo now = SessionState.Path.SetLocation(Literal ? WildcardPattern.Escape(path) : path);
        if (PassThru)
        {
            WriteObject(now);
        }
    });
}
