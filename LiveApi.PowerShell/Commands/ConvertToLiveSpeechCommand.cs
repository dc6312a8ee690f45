using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.PowerShell.Binding;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Results;
using LiveApi.PowerShell.Setups;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

[Cmdlet(VerbsData.ConvertTo, "LiveSpeech", DefaultParameterSetName = "ApiKey", SupportsShouldProcess = true)]
[OutputType(typeof(LiveSpeech))]
public sealed class ConvertToLiveSpeechCommand : ConvertingCommand
{
    private const string ReadAloud = "You are a voice that reads aloud. Each message is a text to read. Say exactly its words, in its language, and nothing else: no greeting, no answer, no comment.";

    private OutputFile? _file;
    private WavWriter? _writer;
    private bool _declined;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Words]
    [ValidateNotNullOrEmpty]
    public string[] Text { get; set; } = [];

    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    protected override async Task BeginAsync(CancellationToken stop)
    {
        _file = await InvokeAsync(() => OutputFile.At(SessionState, Path)).ConfigureAwait(false);
        _file.RefuseOtherThanWav();
        _file.RefuseToReplace(Force);
        _declined = !await ShouldProcessAsync(_file.FullName, "Write speech").ConfigureAwait(false);
    }

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        foreach (string text in _declined ? [] : Text)
        {
            await SayAsync(text, stop).ConfigureAwait(false);
        }
    }

    protected override async Task EndAsync(CancellationToken stop)
    {
        if (_writer is { } writer)
        {
            await writer.CompleteAsync(stop).ConfigureAwait(false);
            await writer.DisposeAsync().ConfigureAwait(false);
            _writer = null;
        }

        await base.EndAsync(stop).ConfigureAwait(false);
    }

    // Stopped half-way: the writer takes its unfinished file away with it.
    protected override void Dispose(bool disposing)
    {
        if (_writer is { } unfinished)
        {
            _writer = null;
            _ = Task.Run(async () => await unfinished.DisposeAsync().ConfigureAwait(false));
        }

        base.Dispose(disposing);
    }

    private protected override LiveSetup SettingsFor(SetupPlace place)
    {
        LiveSetup settings = base.SettingsFor(place);
        settings.OutputTranscription = true;
        settings.SystemInstruction = settings.SystemInstruction is null ? ReadAloud : $"{ReadAloud}\n{settings.SystemInstruction}";
        return settings;
    }

    private async Task SayAsync(string text, CancellationToken stop)
    {
        LiveSession session = Session ?? await OwnSessionAsync(stop).ConfigureAwait(false);
        SessionTeller teller = TellerOf(session, runsTurns: true);
        TurnRequest request = new() { Text = text, ReplyTimeout = Timeout, Observe = teller.Hear };
        LiveTurn turn = await teller.WhileAsync(session.RunTurnAsync(request, null, stop)).ConfigureAwait(false);
        await teller.TellLossesAsync(turn).ConfigureAwait(false);
        if (turn.Audio.Length == 0)
        {
            await WriteErrorAsync(TurnFaults.Of(session, turn, Timeout) ?? NothingSaid(text, turn), text).ConfigureAwait(false);
            return;
        }

        TimeSpan start = _writer?.Duration ?? TimeSpan.Zero;
        _writer ??= await WavWriter.CreateAsync(_file!.FullName, new PcmFormat(turn.SampleRate), stop).ConfigureAwait(false);
        await _writer.WriteAsync(turn.Audio, stop).ConfigureAwait(false);
        LiveSpeech speech = new() { Path = _file!.FullName, Text = text, Start = start, Duration = turn.AudioDuration, Outcome = turn.Outcome, Transcript = turn.Transcript };
        if (!speech.IsVerbatim && turn.Transcript.Length > 0)
        {
            await WriteWarningAsync($"The model did not say the text word for word. It said: {turn.Transcript.Trim()}").ConfigureAwait(false);
        }

        await WriteAsync(speech).ConfigureAwait(false);
        if (TurnFaults.Of(session, turn, Timeout) is { } fault)
        {
            await WriteErrorAsync(fault, text).ConfigureAwait(false);
        }
    }

    private static LiveException NothingSaid(string text, LiveTurn turn) => new(
        LiveFault.AudioEmpty,
        $"The model said nothing ({turn.Outcome}) for: {text}",
        "Say it again, or in other words; a model that answers in text only cannot speak.");
}
