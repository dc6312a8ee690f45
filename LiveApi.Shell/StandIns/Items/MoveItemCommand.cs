using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Items;

[StandIn(StandInAttribute.Management)]
[Cmdlet(VerbsCommon.Move, "Item", DefaultParameterSetName = ByPath, SupportsShouldProcess = true)]
public sealed class MoveItemCommand : ItemCommand
{
    [Parameter(Position = 0, ParameterSetName = ByPath, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = ByLiteralPath, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get => Path; set => Path = value; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string Destination { get; set; } = ".";

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord() => ForEachPath(Path, path =>
    {
        if (ShouldProcess($"Item: {path} Destination: {Destination}", "Move Item"))
        {
            object moved = InvokeProvider.Item.Move([path], Destination, Force, Literal);
            if (PassThru)
            {
                WriteObject(moved, enumerateCollection: true);
            }
        }
    });
}
