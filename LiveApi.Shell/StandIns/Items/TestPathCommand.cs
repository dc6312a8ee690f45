using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Items;

/// <summary>What kind of item <c>Test-Path</c> looks for.</summary>
public enum TestPathType
{
    Any,
    Container,
    Leaf,
}

[StandIn(StandInAttribute.Management)]
[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = ByPath)]
[OutputType(typeof(bool))]
public sealed class TestPathCommand : ItemCommand
{
    [Parameter(Position = 0, ParameterSetName = ByPath, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = ByLiteralPath, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string[] LiteralPath { get => Path; set => Path = value; }

    [Parameter]
    [Alias("Type")]
    public TestPathType PathType { get; set; }

    [Parameter]
    public SwitchParameter IsValid { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Path ?? [])
        {
            WriteObject(!string.IsNullOrWhiteSpace(path) && (IsValid ? SessionState.Path.IsValid(path) : Exists(path)));
        }
    }

    private bool Exists(string path)
    {
        try
        {
            // There is no literal form of IsContainer: escaped, a name with brackets in it means itself.
            return InvokeProvider.Item.Exists(path, force: false, Literal)
                && (PathType is TestPathType.Any
                    || InvokeProvider.Item.IsContainer(Literal ? WildcardPattern.Escape(path) : path) == (PathType is TestPathType.Container));
        }
        catch (RuntimeException fault) when (fault is ItemNotFoundException or DriveNotFoundException or ProviderNotFoundException)
        {
            return false;
        }
    }
}
