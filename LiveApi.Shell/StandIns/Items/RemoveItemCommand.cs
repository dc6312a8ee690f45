using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Items;

[StandIn(StandInAttribute.Management)]
[Cmdlet(VerbsCommon.Remove, "Item", DefaultParameterSetName = ByPath, SupportsShouldProcess = true)]
public sealed class RemoveItemCommand : ItemCommand
{
    [Parameter(Position = 0, ParameterSetName = ByPath, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = ByLiteralPath, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get => Path; set => Path = value; }

    [Parameter]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord() => ForEachPath(Path, path =>
    {
        string kind = InvokeProvider.Item.IsContainer(Literal ? WildcardPattern.Escape(path) : path) ? "Directory" : "File";
        if (ShouldProcess(GetUnresolvedProviderPathFromPSPath(path), "Remove " + kind))
        {
            InvokeProvider.Item.Remove([path], Recurse, Force, Literal);
        }
    });
}
