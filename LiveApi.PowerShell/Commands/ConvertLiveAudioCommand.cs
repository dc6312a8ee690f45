using System.Collections.Generic;
using System.Linq;
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

[Cmdlet(VerbsData.Convert, "LiveAudio", DefaultParameterSetName = "ApiKey", SupportsShouldProcess = true)]
[OutputType(typeof(LiveConversion))]
public sealed class ConvertLiveAudioCommand : ConvertingCommand
{
    // All that a session of its own would need; together with -Session none of it could have an effect.
    private static readonly string[] ConnectionParameters = [.. typeof(ConnectingCommand).GetProperties().Where(static property => property.IsDefined(typeof(ParameterAttribute), inherit: true)).Select(static property => property.Name)];

    private ConversionFolder? _folder;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string OutputDirectory { get; set; } = string.Empty;

    [Parameter]
    [Pace]
    [ArgumentCompleter(typeof(PaceCompleter))]
    public double Pace { get; set; } = 1;

    [Parameter]
    public WhenFull WhenFull { get; set; }

    [Parameter]
    [ValidateSet("Srt", "Vtt")]
    public string? Caption { get; set; }

    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    protected override async Task BeginAsync(CancellationToken stop)
    {
        string folder = await InvokeAsync(() => OutputFile.PathOf(SessionState, OutputDirectory)).ConfigureAwait(false);
        ConversionFolder.RefuseFile(folder);
        if (SkipExisting && Force)
        {
            throw new LiveException(LiveFault.SetupInvalid, "-SkipExisting and -Force cannot both hold: one keeps the answers that are there, the other replaces them.", "Give one of the two.");
        }

        _folder = new ConversionFolder(folder, Caption, Force);
        if (Session is not null && Connects)
        {
            throw new LiveException(LiveFault.SetupInvalid, "-Session was given together with what a new session would need.", "Give -Session alone, or leave it out to open a session for this batch.");
        }
    }

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        foreach (string path in Path)
        {
            await ForEachFileAsync(path, literal: false, file => ConvertAsync(file, stop)).ConfigureAwait(false);
        }
    }

    // One file is one piece of work. Models that converse are told where it begins and ends, so that a pause in it cuts
    // nothing; those that translate as they listen are not cut short by what comes next.
    private protected override LiveSetup SettingsFor(SetupPlace place)
    {
        LiveSetup settings = base.SettingsFor(place);
        bool translates = settings.IsTranslator(place);
        settings.InputTranscription = true;
        settings.OutputTranscription = true;
        settings.ManualActivity ??= !translates;
        settings.ActivityHandling ??= translates ? "NoInterruption" : null;
        return settings;
    }

    private bool Connects => MyInvocation.BoundParameters.Keys.Intersect(ConnectionParameters).Any();

    private async Task ConvertAsync(string file, CancellationToken stop)
    {
        AudioInput audio = await AudioFile.OpenAsync(file, cancellationToken: stop).ConfigureAwait(false);
        await using (audio.ConfigureAwait(false))
        {
            ConversionFiles files = _folder!.Reserve(file);
            if (SkipExisting && files.Wav.Exists)
            {
                await WriteVerboseAsync($"{file} is left out: its answer is there, {files.Wav.FullName}.").ConfigureAwait(false);
                return;
            }

            _folder.RefuseToReplace(files);
            if (!await ShouldProcessAsync(file, $"Convert to {files.Wav.FullName}").ConfigureAwait(false))
            {
                return;
            }

            LiveSession session = Connects ? await OwnSessionAsync(stop).ConfigureAwait(false) : Resolve(Session);
            long start = Time.GetTimestamp();
            LiveTurn turn = await SayAsync(session, audio, System.IO.Path.GetFileName(file), stop).ConfigureAwait(false);
            IReadOnlyCollection<OutputFile> written = await ConversionFolder.WriteAsync(turn, files, stop).ConfigureAwait(false);
            await WriteAsync(LiveConversion.Of(file, turn, Time.GetElapsedTime(start), files, written)).ConfigureAwait(false);
            if (TurnFaults.Of(session, turn, Timeout) is { } fault)
            {
                await WriteErrorAsync(fault, file).ConfigureAwait(false);
            }
        }
    }

    private async Task<LiveTurn> SayAsync(LiveSession session, AudioInput audio, string name, CancellationToken stop)
    {
        TurnProgressView view = new($"Converting {name}", audio.Source.Duration);
        SessionTeller teller = TellerOf(session, runsTurns: true);
        TurnRequest request = new() { Audio = audio, Pacer = new Pacer(session.TimeProvider, Pace), WhenFull = WhenFull, ReplyTimeout = Timeout, Observe = teller.Hear };
        Task<LiveTurn> turn = session.RunTurnAsync(request, view, stop);
        await ProgressLoop.RunAsync(turn, view, WriteProgressAsync, Time, teller).ConfigureAwait(false);
        await teller.TellLossesAsync(await turn.ConfigureAwait(false)).ConfigureAwait(false);
        return await turn.ConfigureAwait(false);
    }
}
