using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Items;

[StandIn(StandInAttribute.Management)]
[Cmdlet(VerbsCommon.Push, "Location", DefaultParameterSetName = ByPath)]
public sealed class PushLocationCommand : ItemCommand
{
    [Parameter(Position = 0, ParameterSetName = ByPath, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string? Path { get; set; }

    [Parameter(ParameterSetName = ByLiteralPath, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string? LiteralPath { get => Path; set => Path = value; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? StackName { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        SessionState.Path.PushCurrentLocation(StackName);
        ForEachPath(Path is null ? [] : [Path], path => SessionState.Path.SetLocation(Literal ? WildcardPattern.Escape(path) : path));
        if (PassThru)
        {
            WriteObject(SessionState.Path.CurrentLocation);
        }
    }
}
