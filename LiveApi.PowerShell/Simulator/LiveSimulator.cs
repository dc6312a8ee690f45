using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;

namespace LiveApi.PowerShell.Simulator;

/// <summary>A simulator that runs as a process of its own. It ends with the module, the runspace or the shell: its standard input closes with them.</summary>
public sealed class LiveSimulator
{
    private const string Listening = "listening on ";
    private const int LinesKept = 200;

    private static int _lastId;

    private readonly Process _process;
    private readonly Queue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _outputRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _errorsRead = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LiveSimulator(Process process, string scenario, double? speed)
    {
        _process = process;
        Scenario = scenario;
        Speed = speed;
    }

    public int Id { get; } = Interlocked.Increment(ref _lastId);

    /// <summary>For <c>Connect-LiveSession -Uri</c>: the address without the service's own path.</summary>
    public Uri Uri { get; private set; } = new("ws://127.0.0.1");

    public string Scenario { get; }

    /// <summary>How fast its time runs; null: as it does by default.</summary>
    public double? Speed { get; }

    public int ProcessId { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public bool IsRunning => !_exit.Task.IsCompleted;

    /// <summary>The last lines that it printed.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public override string ToString() => Uri.ToString();

    internal static async Task<LiveSimulator> StartAsync(SimulatorOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        (string program, IReadOnlyList<string> before) = SimulatorProgram.Find();
        Process process = new()
        {
            EnableRaisingEvents = true,
            StartInfo = new ProcessStartInfo(program, CommandLine.Join([.. before, .. options.Arguments]))
            {
                UseShellExecute = false,
                CreateNoWindow = true,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        LiveSimulator simulator = new(process, options.Scenario, options.Speed);
        try
        {
            simulator.Start(time);
            await simulator.WaitUntilListeningAsync(options.Timeout, time, cancellationToken).ConfigureAwait(false);
            return simulator;
        }
        catch
        {
            simulator.Kill();
            throw;
        }
    }

    /// <summary>Asks it to end, and ends it if it does not.</summary>
    internal async Task StopAsync(TimeProvider time)
    {
        CloseInput();
        using CancellationTokenSource ended = new();
        Task patience = Task.Delay(TimeSpan.FromSeconds(3), time, ended.Token);
        if (await Task.WhenAny(_exit.Task, patience).ConfigureAwait(false) == patience)
        {
            Kill();
        }

        await ended.CancelAsync().ConfigureAwait(false);
        await _exit.Task.ConfigureAwait(false);
        _process.Dispose();
    }

    /// <summary>Ends it at once.</summary>
    internal void Kill()
    {
        CloseInput();
        try
        {
            _process.Kill();
        }
        catch (Exception fault) when (fault is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended, or never began.
        }
    }

    private void Start(TimeProvider time)
    {
        _process.Exited += (_, _) => _exit.TrySetResult(_process.ExitCode);
        _process.OutputDataReceived += (_, line) => Take(line.Data, _outputRead);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, _errorsRead);
        try
        {
            _process.Start();
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            _exit.TrySetResult(-1);
            throw new LiveException(LiveFault.ProgramMissing, $"'{_process.StartInfo.FileName}' cannot be started: {fault.Message}", SimulatorFaults.InstallRuntime, fault);
        }

        ProcessId = _process.Id;
        StartedAt = time.GetLocalNow();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task WaitUntilListeningAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task patience = Task.Delay(timeout, time, done.Token);
        Task ended = Task.WhenAll(_exit.Task, _outputRead.Task, _errorsRead.Task);
        Task first = await Task.WhenAny(_listening.Task, ended, patience).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (first == _listening.Task)
        {
            Uri = await _listening.Task.ConfigureAwait(false);
            return;
        }

        throw first == ended ? SimulatorFaults.Ended(await _exit.Task.ConfigureAwait(false), Log) : SimulatorFaults.Silent(timeout);
    }

    private void Take(string? line, TaskCompletionSource<bool> end)
    {
        if (line is null)
        {
            end.TrySetResult(true);
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > LinesKept)
            {
                _lines.Dequeue();
            }
        }

        if (line.StartsWith(Listening, StringComparison.Ordinal) && Uri.TryCreate(line.Substring(Listening.Length).Trim(), UriKind.Absolute, out Uri? address))
        {
            _listening.TrySetResult(address);
        }
    }

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (Exception fault) when (fault is InvalidOperationException or System.IO.IOException)
        {
            // Closed already, or never opened.
        }
    }
}
