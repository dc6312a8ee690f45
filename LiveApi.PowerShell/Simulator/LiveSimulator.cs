using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;

namespace LiveApi.PowerShell.Simulator;

/// <summary>A simulator that runs as a process of its own. It ends with the module, the runspace or the shell: its standard input closes with them.</summary>
public sealed class LiveSimulator : IDisposable
{
    private const string Listening = "listening on ";
    private const string Certificate = "certificate ";

    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(3);

    private static int _lastId;

    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SimulatorProcess _process;
    private readonly SimulatorOptions _options;

    private LiveSimulator(SimulatorOptions options, TimeProvider time)
    {
        (string program, IReadOnlyList<string> before) = SimulatorProgram.Find();
        _options = options;
        Program = before.Count > 0 ? before[0] : program;
        _process = new SimulatorProcess(program, CommandLine.Join([.. before, .. options.Arguments]), Read);
        StartedAt = time.GetLocalNow();
    }

    public int Id { get; } = Interlocked.Increment(ref _lastId);

    /// <summary>For <c>Connect-LiveSession -Uri</c>: the address without the service's own path.</summary>
    public Uri Uri { get; private set; } = new("ws://127.0.0.1");

    /// <summary>The page that shows its conversations, for a browser.</summary>
    public Uri Page => new UriBuilder(Uri) { Scheme = Uri.Scheme == "wss" ? Uri.UriSchemeHttps : Uri.UriSchemeHttp }.Uri;

    /// <summary>The file of the certificate authority to trust, for <c>Connect-LiveSession -CertificateAuthority</c>; null without TLS.</summary>
    public string? CertificateAuthority { get; private set; }

    public string Scenario => _options.Replay ?? _options.Scenario;

    /// <summary>How fast its time runs; null: as it does by default.</summary>
    public double? Speed => _options.Speed;

    /// <summary>The simulator's file: a native one, or an assembly that dotnet runs.</summary>
    public string Program { get; }

    public int ProcessId => _process.Id;

    public DateTimeOffset StartedAt { get; }

    public bool IsRunning => !_process.Exit.IsCompleted;

    /// <summary>The last lines that it printed.</summary>
    public IReadOnlyList<string> Log => _process.Lines;

    public override string ToString() => Uri.ToString();

    /// <summary>Asks it to end, and ends it if it does not.</summary>
    public void Dispose() => _process.End(StopTime);

    /// <summary>A client of its HTTP side, whose addresses begin at the simulator's. A wait may take as long as it is asked to.</summary>
    internal HttpClient OpenHttp() => CertificateAuthority is { } authority
        ? new(SimulatorTrust.HandlerFor(authority)) { BaseAddress = new UriBuilder(Uri) { Scheme = "https" }.Uri, Timeout = Timeout.InfiniteTimeSpan }
        : new() { BaseAddress = new UriBuilder(Uri) { Scheme = "http" }.Uri, Timeout = Timeout.InfiniteTimeSpan };

    internal void AskToEnd() => _process.CloseInput();

    internal static async Task<LiveSimulator> StartAsync(SimulatorOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        LiveSimulator simulator = new(options, time);
        try
        {
            await simulator.WaitUntilListeningAsync(time, cancellationToken).ConfigureAwait(false);
            return simulator;
        }
        catch
        {
            simulator._process.Kill();
            throw;
        }
    }

    /// <summary>Asks it to end, and ends it if it does not.</summary>
    internal async Task StopAsync(TimeProvider time)
    {
        _process.CloseInput();
        using CancellationTokenSource ended = new();
        Task patience = Task.Delay(StopTime, time, ended.Token);
        if (await Task.WhenAny(_process.Exit, patience).ConfigureAwait(false) == patience)
        {
            _process.Kill();
        }

        await ended.CancelAsync().ConfigureAwait(false);
        await _process.Exit.ConfigureAwait(false);
        _process.Dispose();
    }

    private async Task WaitUntilListeningAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task patience = Task.Delay(_options.Timeout, time, done.Token);
        Task ended = _process.Silence;
        Task first = await Task.WhenAny(_listening.Task, ended, patience).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (first == _listening.Task)
        {
            Uri = await _listening.Task.ConfigureAwait(false);
            return;
        }

        throw first == ended
            ? SimulatorFaults.Ended(await _process.Exit.ConfigureAwait(false), Log)
            : SimulatorFaults.Silent(_options.Timeout);
    }

    private void Read(string line)
    {
        if (line.StartsWith(Certificate, StringComparison.Ordinal)) { CertificateAuthority = line.Substring(Certificate.Length).Trim(); }
        if (line.StartsWith(Listening, StringComparison.Ordinal) && Uri.TryCreate(line.Substring(Listening.Length).Trim(), UriKind.Absolute, out Uri? address))
        {
            _listening.TrySetResult(address);
        }
    }
}
