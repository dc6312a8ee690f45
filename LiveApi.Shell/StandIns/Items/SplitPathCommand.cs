using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Items;

[StandIn(StandInAttribute.Management)]
[Cmdlet(VerbsCommon.Split, "Path", DefaultParameterSetName = "ParentSet")]
[OutputType(typeof(string), typeof(bool))]
public sealed class SplitPathCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath", "LP")]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = "ParentSet")]
    public SwitchParameter Parent { get; set; }

    [Parameter(ParameterSetName = "LeafSet", Mandatory = true)]
    public SwitchParameter Leaf { get; set; }

    [Parameter(ParameterSetName = "LeafBaseSet", Mandatory = true)]
    public SwitchParameter LeafBase { get; set; }

    [Parameter(ParameterSetName = "ExtensionSet", Mandatory = true)]
    public SwitchParameter Extension { get; set; }

    [Parameter(ParameterSetName = "QualifierSet", Mandatory = true)]
    public SwitchParameter Qualifier { get; set; }

    [Parameter(ParameterSetName = "NoQualifierSet", Mandatory = true)]
    public SwitchParameter NoQualifier { get; set; }

    [Parameter(ParameterSetName = "IsAbsoluteSet", Mandatory = true)]
    public SwitchParameter IsAbsolute { get; set; }

    [Parameter]
    public SwitchParameter Resolve { get; set; }

    protected override void ProcessRecord()
    {
        IEnumerable<string> paths = Resolve
            ? Path.SelectMany(path => SessionState.Path.GetResolvedPSPathFromPSPath(path)).Select(found => found.Path)
            : Path;
        foreach (string path in paths)
        {
            WriteObject(Part(path));
        }
    }

    private object Part(string path)
    {
        bool absolute = SessionState.Path.IsPSAbsolute(path, out _);
        switch (ParameterSetName)
        {
            case "LeafSet":
                return SessionState.Path.ParseChildName(path);
            case "LeafBaseSet":
                return System.IO.Path.GetFileNameWithoutExtension(SessionState.Path.ParseChildName(path));
            case "ExtensionSet":
                return System.IO.Path.GetExtension(SessionState.Path.ParseChildName(path));
            case "IsAbsoluteSet":
                return absolute;
            case "QualifierSet" or "NoQualifierSet":
                int colon = path.IndexOf(':', System.StringComparison.Ordinal);
                return Qualifier ? path[..(colon + 1)] : path[(colon + 1)..];
            default:
                return SessionState.Path.ParseParent(path, "");
        }
    }
}
