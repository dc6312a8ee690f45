using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsLifecycle.Invoke, "LiveTurn", DefaultParameterSetName = "Text")]
[OutputType(typeof(LiveTurn))]
public sealed class InvokeLiveTurnCommand : LiveCmdlet
{
    [Parameter(ParameterSetName = "Text", Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Words(OrFiles = true)]
    [ValidateNotNullOrEmpty]
    public string[] Text { get; set; } = [];

    [Parameter(ParameterSetName = "Path", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(ParameterSetName = "Audio", Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public byte[] Audio { get; set; } = [];

    [Parameter(ParameterSetName = "Audio")]
    [ValidateRange(8_000, 192_000)]
    public int SampleRate { get; set; } = PcmFormat.Input.SampleRate;

    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "LiteralPath")]
    [Parameter(ParameterSetName = "Audio")]
    [Pace]
    [ArgumentCompleter(typeof(PaceCompleter))]
    public double Pace { get; set; } = 1;

    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "LiteralPath")]
    [Parameter(ParameterSetName = "Audio")]
    public WhenFull WhenFull { get; set; }

    [Parameter]
    [Seconds]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SessionReference]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public LiveSession? Session { get; set; }

    protected override object? ErrorTarget => Session;

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        LiveSession session = Resolve(Session);
        foreach (string text in Text)
        {
            SessionTeller teller = TellerOf(session, runsTurns: true);
            TurnRequest request = new() { Text = text, ReplyTimeout = Timeout, Observe = teller.Hear };
            await WriteTurnAsync(session, teller, await teller.WhileAsync(session.RunTurnAsync(request, null, stop)).ConfigureAwait(false)).ConfigureAwait(false);
        }

        if (Audio.Length > 0)
        {
            // Declared at its own rate: bytes that were cut to size are not resampled.
            AudioInput input = AudioFile.FromPcm(Audio, new PcmFormat(SampleRate), options: new AudioInputOptions { SampleRate = SampleRate });
            await SayAsync(session, input, "audio", stop).ConfigureAwait(false);
        }

        foreach (string path in Path)
        {
            await ForEachFileAsync(path, literal: false, file => SayFileAsync(session, file, stop)).ConfigureAwait(false);
        }

        foreach (string path in LiteralPath)
        {
            await ForEachFileAsync(path, literal: true, file => SayFileAsync(session, file, stop)).ConfigureAwait(false);
        }
    }

    private async Task SayFileAsync(LiveSession session, string file, CancellationToken stop)
        => await SayAsync(session, await AudioFile.OpenAsync(file, cancellationToken: stop).ConfigureAwait(false), System.IO.Path.GetFileName(file), stop).ConfigureAwait(false);

    private async Task SayAsync(LiveSession session, AudioInput audio, string name, CancellationToken stop)
    {
        await using (audio.ConfigureAwait(false))
        {
            TurnProgressView view = new($"Saying {name}", audio.Source.Duration);
            SessionTeller teller = TellerOf(session, runsTurns: true);
            TurnRequest request = new() { Audio = audio, Pacer = new Pacer(session.TimeProvider, Pace), WhenFull = WhenFull, ReplyTimeout = Timeout, Observe = teller.Hear };
            Task<LiveTurn> turn = session.RunTurnAsync(request, view, stop);
            await ProgressLoop.RunAsync(turn, view, WriteProgressAsync, Time, teller).ConfigureAwait(false);
            await WriteTurnAsync(session, teller, await turn.ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    // The turn comes first: what was said is there, even if an error then ends the script.
    private async Task WriteTurnAsync(LiveSession session, SessionTeller teller, LiveTurn turn)
    {
        await teller.TellLossesAsync(turn).ConfigureAwait(false);
        await WriteVerboseAsync(SessionStory.Of(session, turn)).ConfigureAwait(false);
        foreach (string note in turn.ToolResults.SelectMany(ToolNotes.Of))
        {
            await WriteWarningAsync(note).ConfigureAwait(false);
        }

        await WriteAsync(turn).ConfigureAwait(false);
        if (TurnFaults.Of(session, turn, Timeout) is { } fault)
        {
            await WriteErrorAsync(fault, session).ConfigureAwait(false);
        }
    }
}
