using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Results;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsData.Export, "LiveCaption", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportLiveCaptionCommand : LiveCmdlet
{
    private readonly List<LiveCaption> _cues = [];
    private TimeSpan _at;
    private OutputFile? _file;

    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public LiveTurn[] Turn { get; set; } = [];

    [Parameter]
    [ValidateSet("Srt", "Vtt")]
    public string? Format { get; set; }

    [Parameter]
    public SwitchParameter OfInput { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override object? ErrorTarget => Path;

    // Before anything is asked of the model: an answer that cannot be written down is lost.
    protected override async Task BeginAsync(CancellationToken stop)
    {
        _file = await InvokeAsync(() => OutputFile.At(SessionState, Path)).ConfigureAwait(false);
        _ = CaptionFile.Text(_file.FullName, [], Format);
        _file.RefuseToReplace(Force);
    }

    // Turns follow each other as their audio does in one file of Save-LiveAudio.
    protected override Task ProcessAsync(CancellationToken stop)
    {
        foreach (LiveTurn turn in Turn)
        {
            foreach (LiveCaption cue in CaptionCues.Of(OfInput ? turn.InputCaptions : turn.Captions))
            {
                _cues.Add(cue.Later(_at));
            }

            _at += OfInput ? turn.Timings.InputAudio : turn.AudioDuration;
        }

        return Task.CompletedTask;
    }

    protected override async Task EndAsync(CancellationToken stop)
    {
        OutputFile file = _file!;
        if (_cues.Count == 0)
        {
            await WriteErrorAsync(new LiveException(
                LiveFault.TranscriptMissing,
                $"There is no transcript to write to '{Path}'.",
                $"Connect with {(OfInput ? "-InputTranscription" : "-OutputTranscription")}, so that the service writes down what is said."), Path).ConfigureAwait(false);
            return;
        }

        if (!await ShouldProcessAsync(file.FullName, "Export captions").ConfigureAwait(false))
        {
            return;
        }

        await file.WriteTextAsync(CaptionFile.Text(file.FullName, _cues, Format)).ConfigureAwait(false);
        if (PassThru)
        {
            await WriteAsync(new FileInfo(file.FullName)).ConfigureAwait(false);
        }
    }
}
