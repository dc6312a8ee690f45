using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Results;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsData.Save, "LiveRecording", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class SaveLiveRecordingCommand : LiveCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SessionReference]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public LiveSession? Session { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override object? ErrorTarget => Path;

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        LiveSession session = Resolve(Session);
        OutputFile file = await InvokeAsync(() => OutputFile.At(SessionState, Path)).ConfigureAwait(false);
        file.RefuseToReplace(Force);
        if (!await ShouldProcessAsync(file.FullName, $"Save the recording of {session.Name}").ConfigureAwait(false))
        {
            return;
        }

        int events = await session.SaveRecordingAsync(file.FullName, stop).ConfigureAwait(false);
        await WriteVerboseAsync($"Saved {events} events of {session.Name} to {file.FullName}.").ConfigureAwait(false);
        if (PassThru)
        {
            await WriteAsync(new FileInfo(file.FullName)).ConfigureAwait(false);
        }
    }
}
