using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Results;
using LiveApi.PowerShell.Simulator;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsData.Save, "LiveAudio", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class SaveLiveAudioCommand : LiveCmdlet
{
    private readonly MemoryStream _bytes = new();
    private OutputFile? _file;
    private WavWriter? _writer;
    private bool _declined;

    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    [Parameter]
    [ValidateRange(8_000, 192_000)]
    public int SampleRate { get; set; } = PcmFormat.Output.SampleRate;

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override object? ErrorTarget => Path;

    // Before anything is asked of the model: an answer that cannot be kept is lost.
    protected override async Task BeginAsync(CancellationToken stop)
    {
        _file = await InvokeAsync(() => OutputFile.At(SessionState, Path)).ConfigureAwait(false);
        _file.RefuseOtherThanWav();
        _file.RefuseToReplace(Force);
    }

    // Messages without audio pass by, so that a whole session can be piped here; single bytes are put together.
    protected override bool TryTake()
    {
        object? value = Bare(InputObject);
        if (value is byte one)
        {
            _bytes.WriteByte(one);
            return _bytes.Length % 65_536 != 0;
        }

        return _declined || value is LiveMessage and not LiveAudio;
    }

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        (byte[] pcm, int rate) = Bare(InputObject) switch
        {
            LiveTurn turn => (turn.Audio, turn.SampleRate),
            LiveAudio audio => (audio.Data, audio.SampleRate),
            LiveSimulatorConnection connection => await connection.ReadHeardAsync(stop).ConfigureAwait(false),
            byte[] bytes => (bytes, SampleRate),
            byte => (TakeBytes(), SampleRate),
            var other => throw new LiveException(
                LiveFault.AudioUnreadable,
                $"-InputObject takes turns, audio messages, connections of a simulator's journal and bytes; not {(other is null ? "nothing" : $"a {other.GetType().Name}")}.",
                "For example: Invoke-LiveTurn 'Hello' | Save-LiveAudio hello.wav."),
        };
        await AddAsync(pcm, rate, stop).ConfigureAwait(false);
    }

    protected override async Task EndAsync(CancellationToken stop)
    {
        await AddAsync(TakeBytes(), SampleRate, stop).ConfigureAwait(false);
        if (_writer is null || _file is null)
        {
            if (!_declined)
            {
                await WriteErrorAsync(new LiveException(LiveFault.AudioEmpty, $"There was no audio to save to '{Path}'.", "The answer may have been text only, or empty: look at the Outcome of the turn."), Path).ConfigureAwait(false);
            }

            return;
        }

        await _writer.CompleteAsync(stop).ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
        string file = _file.FullName;
        await WriteVerboseAsync($"Saved {_writer.Duration.TotalSeconds:0.00} s to {file}.").ConfigureAwait(false);
        _writer = null;
        if (PassThru)
        {
            await WriteAsync(new FileInfo(file)).ConfigureAwait(false);
        }
    }

    // Stopped half-way: the writer takes its unfinished file away with it.
    protected override void Dispose(bool disposing)
    {
        if (_writer is { } unfinished)
        {
            _writer = null;
            _ = Task.Run(async () => await unfinished.DisposeAsync().ConfigureAwait(false));
        }

        _bytes.Dispose();
        base.Dispose(disposing);
    }

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private byte[] TakeBytes()
    {
        byte[] pcm = _bytes.ToArray();
        _bytes.SetLength(0);
        return pcm;
    }

    private async Task AddAsync(byte[] pcm, int rate, CancellationToken stop)
    {
        if (pcm.Length == 0 || _declined)
        {
            return;
        }

        if (_writer is null && !await OpenAsync(rate, stop).ConfigureAwait(false))
        {
            return;
        }

        if (_writer!.Format.SampleRate != rate)
        {
            throw new LiveException(
                LiveFault.AudioUnreadable,
                $"Audio of {rate} Hz cannot follow audio of {_writer.Format.SampleRate} Hz in one file.",
                "Save each into a file of its own.");
        }

        await _writer.WriteAsync(pcm, stop).ConfigureAwait(false);
    }

    private async Task<bool> OpenAsync(int rate, CancellationToken stop)
    {
        if (!await ShouldProcessAsync(_file!.FullName, "Save audio").ConfigureAwait(false))
        {
            _declined = true;
            return false;
        }

        _writer = await WavWriter.CreateAsync(_file.FullName, new PcmFormat(rate), stop).ConfigureAwait(false);
        return true;
    }
}
