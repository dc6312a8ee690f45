using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Results;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsDiagnostic.Measure, "LiveLatency", DefaultParameterSetName = "Text")]
[OutputType(typeof(LiveLatency))]
public sealed partial class MeasureLiveLatencyCommand : LiveCmdlet
{
    private const int ProgressId = 0x11FF;

    [Parameter(ParameterSetName = "Text", Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Text { get; set; } = "Hello";

    [Parameter(ParameterSetName = "Path", Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    [Parameter(ParameterSetName = "Path")]
    [Pace]
    [ArgumentCompleter(typeof(PaceCompleter))]
    public double Pace { get; set; } = 1;

    [Parameter(ParameterSetName = "Path")]
    public WhenFull WhenFull { get; set; }

    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int Repeat { get; set; } = 10;

    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int Warmup { get; set; } = 1;

    [Parameter]
    [Seconds]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SessionReference]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public LiveSession? Session { get; set; }

    protected override object? ErrorTarget => ParameterSetName == "Path" ? Path : Session;

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        LiveSession session = Resolve(Session);
        byte[]? speech = await ReadSpeechAsync(stop).ConfigureAwait(false);
        SessionTeller teller = TellerOf(session, runsTurns: true);
        List<LiveTurn> turns = [];
        long lastShown = 0;
        for (int i = -Warmup; i < Repeat; i++)
        {
            LiveTurn turn = await RunOnceAsync(session, teller, speech, stop).ConfigureAwait(false);
            if (i >= 0)
            {
                // Its audio is not needed any more: a long run would keep hours of it.
                turns.Add(turn with { Audio = [] });
            }

            // What was measured before is not lost with the session.
            if (turn.Closed is { } end && (turn.Outcome == TurnOutcome.SessionLost || i < Repeat - 1))
            {
                await ReportAsync(session, turns).ConfigureAwait(false);
                throw new LiveException(TurnFaults.EndedBy(end), $"{session.Name} was closed after {turns.Count} of {Repeat} turns: {TurnFaults.Describe(end)}", end.Advice, end.Error);
            }

            if (lastShown == 0 || Time.GetElapsedTime(lastShown) > TimeSpan.FromMilliseconds(200))
            {
                lastShown = Time.GetTimestamp();
                await WriteProgressAsync(Progress(i)).ConfigureAwait(false);
            }
        }

        ProgressRecord done = Progress(Repeat - 1);
        done.RecordType = ProgressRecordType.Completed;
        await WriteProgressAsync(done).ConfigureAwait(false);
        await ReportAsync(session, turns).ConfigureAwait(false);
    }

    private async Task<byte[]?> ReadSpeechAsync(CancellationToken stop)
    {
        if (ParameterSetName != "Path")
        {
            return null;
        }

        string file = await InvokeAsync(() => InputPaths.One(SessionState, Path)).ConfigureAwait(false);
        AudioInput audio = await AudioFile.OpenAsync(file, cancellationToken: stop).ConfigureAwait(false);
        await using (audio.ConfigureAwait(false))
        {
            return await audio.ReadToEndAsync(stop).ConfigureAwait(false);
        }
    }

    private async Task<LiveTurn> RunOnceAsync(LiveSession session, SessionTeller teller, byte[]? speech, CancellationToken stop)
    {
        TurnRequest request = new()
        {
            Text = speech is null ? Text : null,
            Audio = speech is null ? null : AudioFile.FromPcm(speech, PcmFormat.Input, Path),
            Pacer = new Pacer(session.TimeProvider, Pace),
            WhenFull = WhenFull,
            ReplyTimeout = Timeout,
            Observe = teller.Hear,
        };
        return await teller.WhileAsync(session.RunTurnAsync(request, progress: null, stop)).ConfigureAwait(false);
    }

    private ProgressRecord Progress(int turn) => new(ProgressId, "Measuring latency", turn < 0 ? "warming up" : $"turn {turn + 1} of {Repeat}")
    {
        PercentComplete = Math.Max(0, 100 * (turn + 1) / Repeat),
    };
}
