using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Sessions;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Send, "LiveAudio", DefaultParameterSetName = "Path")]
[OutputType(typeof(LiveSession))]
public sealed class SendLiveAudioCommand : LiveCmdlet
{
    private readonly MemoryStream _bytes = new();
    private SpeechSender? _sender;

    [Parameter(ParameterSetName = "Path", Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(ParameterSetName = "InputObject", Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    [Parameter(ParameterSetName = "InputObject")]
    [ValidateRange(8_000, 192_000)]
    public int SampleRate { get; set; } = PcmFormat.Input.SampleRate;

    [Parameter]
    [Pace]
    [ArgumentCompleter(typeof(PaceCompleter))]
    public double Pace { get; set; } = 1;

    [Parameter]
    public WhenFull WhenFull { get; set; }

    [Parameter]
    public SwitchParameter NoEnd { get; set; }

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SessionReference]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public LiveSession? Session { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override object? ErrorTarget => Session;

    // Single bytes come by the ten thousand: they are put together here, and sent in pieces of a size.
    protected override bool TryTake()
    {
        if (Bare(InputObject) is not byte one)
        {
            return false;
        }

        _bytes.WriteByte(one);
        return _bytes.Length % 32_768 != 0;
    }

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        foreach (string path in Path)
        {
            await ForEachFileAsync(path, literal: false, file => SendFileAsync(file, stop)).ConfigureAwait(false);
        }

        foreach (string path in LiteralPath)
        {
            await ForEachFileAsync(path, literal: true, file => SendFileAsync(file, stop)).ConfigureAwait(false);
        }

        if (ParameterSetName == "InputObject")
        {
            await SendObjectAsync(Bare(InputObject), stop).ConfigureAwait(false);
        }
    }

    protected override async Task EndAsync(CancellationToken stop)
    {
        await SendBytesAsync(stop).ConfigureAwait(false);
        await FinishAsync(stop).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        _bytes.Dispose();
        base.Dispose(disposing);
    }

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    // Sessions that come down the pipeline each get the whole of it, one after the other.
    private async Task<SpeechSender> SenderAsync(CancellationToken stop)
    {
        LiveSession session = Resolve(Session);
        if (_sender is { } other && other.Session != session)
        {
            await FinishAsync(stop).ConfigureAwait(false);
        }

        return _sender ??= new SpeechSender(session, Pace, WhenFull);
    }

    private async Task FinishAsync(CancellationToken stop)
    {
        if (_sender is not { } sender)
        {
            return;
        }

        _sender = null;
        await sender.EndAsync(endOfSpeech: !NoEnd, stop).ConfigureAwait(false);
        await WriteVerboseAsync($"{sender.Session.Name}: sent {sender.Sent.TotalSeconds:0.00} s of audio.").ConfigureAwait(false);
        if (sender.LeftOut > System.TimeSpan.Zero)
        {
            await WriteWarningAsync(SessionLosses.LeftOut(sender.Session, sender.LeftOut)).ConfigureAwait(false);
        }

        if (sender.IncompleteBytes > 0)
        {
            await WriteErrorAsync(HalfASample(), InputObject).ConfigureAwait(false);
        }

        if (PassThru)
        {
            await WriteAsync(sender.Session).ConfigureAwait(false);
        }
    }

    private async Task SendPcmAsync(byte[] pcm, int sampleRate, CancellationToken stop)
    {
        SpeechSender sender = await SenderAsync(stop).ConfigureAwait(false);
        await sender.SendAsync(pcm, sampleRate, stop).ConfigureAwait(false);
    }

    private async Task SendObjectAsync(object? value, CancellationToken stop)
    {
        await SendBytesAsync(stop).ConfigureAwait(false);
        Task sending = value switch
        {
            byte => Task.CompletedTask,
            byte[] pcm => SendPcmAsync(pcm, SampleRate, stop),
            LiveAudio audio => SendPcmAsync(audio.Data, audio.SampleRate, stop),
            LiveTurn turn => SendPcmAsync(turn.Audio, turn.SampleRate, stop),
            FileInfo found => ForEachFileAsync(found.FullName, literal: true, file => SendFileAsync(file, stop)),
            string path => ForEachFileAsync(path, literal: false, file => SendFileAsync(file, stop)),
            _ => WriteErrorAsync(NotAudio(value), value),
        };
        await sending.ConfigureAwait(false);
    }

    private async Task SendBytesAsync(CancellationToken stop)
    {
        if (_bytes.Length > 0)
        {
            byte[] pcm = _bytes.ToArray();
            _bytes.SetLength(0);
            await SendPcmAsync(pcm, SampleRate, stop).ConfigureAwait(false);
        }
    }

    private async Task SendFileAsync(string file, CancellationToken stop)
    {
        AudioInput audio = await AudioFile.OpenAsync(file, cancellationToken: stop).ConfigureAwait(false);
        await using (audio.ConfigureAwait(false))
        {
            TurnProgressView view = new($"Sending {System.IO.Path.GetFileName(file)}", audio.Source.Duration);
            SpeechSender sender = await SenderAsync(stop).ConfigureAwait(false);
            await ProgressLoop.RunAsync(sender.SendAsync(audio, view, stop), view, WriteProgressAsync, Time).ConfigureAwait(false);
        }
    }

    private static LiveException HalfASample() => new(
        LiveFault.AudioTruncated,
        "The bytes end inside a sample: a sample of 16 bit takes two bytes, and their number is odd. All but the last byte was sent.",
        "Check that the bytes are PCM of 16 bit and whole; an odd number often means 8 bit audio, or a file with its header.");

    private static LiveException NotAudio(object? value) => new(
        LiveFault.AudioUnreadable,
        $"-InputObject takes files, paths, bytes, or audio that was received; not {(value is null ? "nothing" : $"a {value.GetType().Name}")}.",
        "For example: Get-ChildItem ./in/*.wav | Send-LiveAudio.");
}
