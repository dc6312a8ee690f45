using System.Linq;
using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Items;

[StandIn(StandInAttribute.Management)]
[Cmdlet(VerbsCommon.Get, "ChildItem", DefaultParameterSetName = ByPath)]
public sealed class GetChildItemCommand : ItemCommand
{
    [Parameter(Position = 0, ParameterSetName = ByPath, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = ["."];

    [Parameter(ParameterSetName = ByLiteralPath, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get => Path; set => Path = value; }

    [Parameter(Position = 1)]
    public string? Filter { get; set; }

    [Parameter]
    public string[] Include { get; set; } = [];

    [Parameter]
    public string[] Exclude { get; set; } = [];

    [Parameter]
    [Alias("s", "r")]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public uint Depth { get; set; } = uint.MaxValue;

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter Name { get; set; }

    [Parameter]
    [Alias("ad")]
    public SwitchParameter Directory { get; set; }

    [Parameter]
    [Alias("af")]
    public SwitchParameter File { get; set; }

    protected override void ProcessRecord() => ForEachPath(Path, WriteChildren);

    private void WriteChildren(string path)
    {
        bool recurse = Recurse || Depth < uint.MaxValue;
        string root = Name ? GetUnresolvedProviderPathFromPSPath(path) : "";
        foreach (PSObject child in InvokeProvider.ChildItem.Get([path], recurse, Depth, Force, Literal).Where(Wanted))
        {
            WriteObject(Name ? RelativeName(child, root) : child);
        }
    }

    private bool Wanted(PSObject child)
    {
        string name = LeafOf(child);
        bool container = child.Properties["PSIsContainer"]?.Value is true;
        return (!Directory || container)
            && (!File || !container)
            && (Filter is null || Matches(Filter, name))
            && (Include.Length is 0 || Include.Any(pattern => Matches(pattern, name)))
            && !Exclude.Any(pattern => Matches(pattern, name));
    }

    private static string RelativeName(PSObject child, string root)
        => child.BaseObject is System.IO.FileSystemInfo file && System.IO.Directory.Exists(root)
            ? System.IO.Path.GetRelativePath(root, file.FullName)
            : LeafOf(child);

    private static string LeafOf(PSObject child) => child.Properties["PSChildName"]?.Value as string ?? child.ToString();

    private static bool Matches(string pattern, string name) => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(name);
}
