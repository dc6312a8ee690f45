using System.IO;
using System.Management.Automation;
using System.Text;
using LiveApi.Shell.Engine;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace LiveApi.Shell.StandIns.Formatting;

/// <summary>Also what the engine calls for the <c>&gt;</c> and <c>&gt;&gt;</c> of the language.</summary>
[StandIn(StandInAttribute.Utility)]
[Cmdlet(VerbsData.Out, "File", DefaultParameterSetName = "ByPath", SupportsShouldProcess = true)]
public sealed class OutFileCommand : FrontEndCommandBase
{
    private StreamWriter? _file;
    private bool _received;

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ByPath")]
    [Alias("Path")]
    public string FilePath { get; set; } = "";

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "ByLiteralPath")]
    [Alias("PSPath", "LP")]
    public string LiteralPath { get => FilePath; set => FilePath = value; }

    [Parameter(Position = 1)]
    [TextEncoding]
    public Encoding Encoding { get; set; } = TextEncodingAttribute.Default;

    [Parameter]
    public SwitchParameter Append { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Width { get; set; } = int.MaxValue;

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    protected override void BeginProcessing()
    {
        string path = GetUnresolvedProviderPathFromPSPath(FilePath);
        if (!ShouldProcess(path, "Output to File"))
        {
            return;
        }
        FileMode mode = Append ? FileMode.Append : NoClobber ? FileMode.CreateNew : FileMode.Create;
        try
        {
            _file = new StreamWriter(new FileStream(path, mode, FileAccess.Write, FileShare.Read), Encoding);
        }
        catch (IOException fault)
        {
            ThrowTerminatingError(new ErrorRecord(fault, NoClobber ? "NoClobber" : "FileOpenFailure", NoClobber ? ErrorCategory.ResourceExists : ErrorCategory.OpenError, path));
        }
        EngineInternals.Implement(this, EngineInternals.OutputManager(NoNewline ? new LineWriter(_file!.Write) : _file!, Width));
        base.BeginProcessing();
    }

    protected override void ProcessRecord()
    {
        _received = true;
        if (_file is not null)
        {
            base.ProcessRecord();
        }
    }

    protected override void EndProcessing()
    {
        // A redirection that nothing was written to never begins.
        if (_received && _file is not null)
        {
            base.EndProcessing();
        }
        _file?.Dispose();
    }

    protected override void InternalDispose()
    {
        base.InternalDispose();
        _file?.Dispose();
    }
}
