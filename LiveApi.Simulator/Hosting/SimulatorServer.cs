using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Framing;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Scenarios;
using LiveApi.Simulator.Time;
using LiveApi.Simulator.Tokens;

namespace LiveApi.Simulator.Hosting;

/// <summary>The simulator without a network: it decides about upgrades, and holds a conversation on any stream that is given to it.</summary>
public sealed partial class SimulatorServer
{
    private readonly ScenarioShelf _shelf;
    private readonly SimulatorOptions _options;
    private readonly TimeProvider _clock;

    /// <summary>Sets a simulator up. Throws <see cref="ScenarioException"/> where the scenario is not good.</summary>
    public SimulatorServer(SimulatorOptions options)
    {
        _options = options;
        _shelf = new ScenarioShelf(options.Scenario);
        _clock = options.Speed.IsInstant || options.Speed.Factor == 1 ? options.Clock : new ScaledTimeProvider(options.Clock, options.Speed.Factor);
    }

    /// <summary>Serves one client on a stream that goes both ways, from its HTTP request to the end of the connection.</summary>
    public async Task ServeAsync(Stream duplex, CancellationToken stop = default)
    {
        if (await HttpHead.ReadAsync(duplex, stop) is not { } request) { return; }
        Admission admission = Admit(request);
        if (admission.IsSilent) { await Task.Delay(Timeout.InfiniteTimeSpan, _clock, stop); }
        if (admission.Refusal is { } refusal) { await HttpHead.WriteAsync(duplex, refusal, stop); return; }
        await HttpHead.WriteUpgradeAsync(duplex, Handshake.Accept(request.Header("Sec-WebSocket-Key")!), stop);
        await ConverseAsync(admission, duplex, _ => duplex.Dispose(), stop);
    }

    /// <summary>The journal of a run as JSON; null where no connection has named the run yet.</summary>
    public string? GetJournal(string run = Run.Default) => FindRun(run) is { } found ? JournalJson.ToText(found.Journal) : null;

    /// <summary>The audio of a connection as a WAV: what the client sent, or what the service said. Null where none was kept.</summary>
    public byte[]? GetAudio(string run, int connection, bool heard)
    {
        if (FindRun(run) is not { } found) { return null; }
        ConnectionJournal? journal = found.Journal.Connections.FirstOrDefault(journal => journal.Number == connection);
        return (heard ? journal?.Heard : journal?.Said)?.ToWav();
    }

    /// <summary>Mints an ephemeral token for a run: its name. Throws <see cref="FormatException"/> with the service's objection.</summary>
    internal string Mint(string? run, string body)
    {
        // The client's times are of its own clock; the token lasts as long on the clock of the conversations, which may be faster.
        DateTimeOffset now = _options.Clock.GetUtcNow();
        EphemeralToken token = TokenRequest.Read(body, now).Later(_clock.GetUtcNow() - now) with { Name = "auth_tokens/" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)) };
        RunOf(run).Tokens.Add(token);
        return token.Name;
    }

    internal ScenarioShelf Shelf => _shelf;

    internal SimulatorOptions Options => _options;

    /// <summary>The clock of all conversations, at their speed.</summary>
    internal TimeProvider Clock => _clock;

    /// <summary>Decides about an upgrade, as the service does.</summary>
    internal Admission Admit(UpgradeRequest request)
    {
        if (_options.Replay is { } tape) { return AdmitToReplay(tape, request); }
        if (ServicePath.Parse(request.Path) is not { } path) { return new HttpRefusal(404, $"The path {request.Path} is none of the service's. See GET /."); }
        if (Handshake.Objection(request.Method, request.Header) is { } objection) { return new HttpRefusal(426, objection); }
        if (_shelf.Find(path.Scenario) is not { } scenario) { return new HttpRefusal(404, $"There is no scenario '{path.Scenario}' here. There are: {string.Join(", ", _shelf.Names)}."); }

        if (path.Surface is { IsGemini: true, Version: "v1" } && scenario.Service.RefusesV1) { return new HttpRefusal(404, "Version v1 of the Gemini API does not serve Live."); }

        Run run = RunOf(path.Run);
        Credential credential = CredentialReader.Read(request);
        if (path.Surface.IsVertex && !IsGoodOnVertex(credential, scenario, run))
        {
            return new HttpRefusal(401, "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.");
        }

        return scenario.Service.Upgrade == Upgrade.Refuse
            ? new HttpRefusal(scenario.Service.UpgradeStatus, $"The scenario '{scenario.Name}' refuses the upgrade.")
            : new Admission(path.Surface, credential, scenario, run);
    }

    /// <summary>Holds the conversation of an admitted client to its end. <paramref name="abort"/> breaks the connection off.</summary>
    internal async Task ConverseAsync(Admission admission, Stream stream, Action<bool> abort, CancellationToken stop)
    {
        if (_options.Replay is { } tape) { await ReplayAsync(admission, tape, stream, stop); return; }
        ConnectionJournal journal = admission.Run!.Journal.Open(admission.Surface.ToString(), admission.Scenario!.Name, admission.Credential.ToString(), _clock.GetUtcNow(), _options.KeepAudio, admission.Credential.Hide);
        Log(admission.Run, $"#{journal.Number} open {admission.Surface}, scenario {admission.Scenario.Name}, {admission.Credential}");
        ConversationSetting setting = new(admission.Surface, admission.Credential, admission.Scenario, admission.Run.Sessions, journal)
        {
            Tokens = admission.Run.Tokens,
            Models = _options.Models,
            Clock = _clock,
            Speed = _options.Speed,
            Dice = new Random(HashCode(admission.Run.Journal.Name, _options.Seed, journal.Number)),
            Log = what => Log(admission.Run, admission.Credential.Hide(what)),
        };
        await using ServiceConnection connection = new(setting, stream, abort, _options.Clock);
        admission.Run.Open[journal.Number] = connection.Conversation;
        try { await connection.RunAsync(stop); }
        finally { admission.Run.Open.TryRemove(journal.Number, out _); }
    }

    private static bool IsGoodOnVertex(Credential credential, Scenario scenario, Run run)
        => credential.Kind is CredentialKind.ApiKey or CredentialKind.AccessToken
            && !run.Sessions.IsExpired(credential.Fingerprint)
            && !(credential.Kind == CredentialKind.AccessToken && scenario.Service.AccessTokenLifetime is { } lifetime && run.Sessions.IsOlderThan(credential.Fingerprint, lifetime));


    private void Log(Run run, string what) => _options.Log(Redaction.Clean(run.Journal.Name == Run.Default ? what : $"{run.Journal.Name} {what}"));

    // Not System.HashCode, which differs from process to process.
    private static int HashCode(string run, int seed, int number)
    {
        int hash = unchecked((seed * 397) + number);
        foreach (char letter in run) { hash = unchecked((hash * 31) + letter); }
        return hash;
    }
}
