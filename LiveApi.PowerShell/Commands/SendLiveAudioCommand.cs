using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.PowerShell.Binding;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Send, "LiveAudio", DefaultParameterSetName = "Path")]
[OutputType(typeof(LiveSession))]
public sealed partial class SendLiveAudioCommand : SendingCommand
{
    private readonly MemoryStream _bytes = new();

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

    // Stopped in the middle of speech: what comes next is not part of it.
    protected override void Dispose(bool disposing)
    {
        if (!NoEnd)
        {
            _sender?.BreakOff();
        }

        _bytes.Dispose();
        base.Dispose(disposing);
    }
}
