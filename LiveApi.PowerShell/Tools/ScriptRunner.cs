using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.PowerShell.Tools;

/// <summary>Owns one runspace and runs one script in it, one call at a time. A call that will not stop costs the runspace, not the caller.</summary>
internal sealed class ScriptRunner(ToolScript script, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ToolHost _host = new();
    private Runspace? _runspace;
    private bool _ended;

    /// <summary>Runs the script with these parameters and hands its output to <paramref name="read"/>, which runs as in the runspace.</summary>
    internal Task<T> RunAsync<T>(IDictionary parameters, Func<PSDataCollection<PSObject>, T> read, CancellationToken cancellationToken)
        => RunAsync(parameters, (output, _) => read(output), cancellationToken);

    /// <summary>The same, with what the script wrote to its other streams.</summary>
    internal async Task<T> RunAsync<T>(IDictionary parameters, Func<PSDataCollection<PSObject>, PSDataStreams, T> read, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Runspace runspace = _runspace ??= await Task.Run(() => script.OpenRunspace(_host), cancellationToken).ConfigureAwait(false);
            System.Management.Automation.PowerShell call = System.Management.Automation.PowerShell.Create();
            call.Runspace = runspace;
            _host.ExitCode = null;
            call.AddScript(script.Script.Text, useLocalScope: true).AddParameters(parameters);
            PSDataCollection<PSObject> output = [];
            Task running = Task.Factory.FromAsync(call.BeginInvoke<PSObject, PSObject>(null, output), end => { call.EndInvoke(end); });
            if (!await StopsAsync(call, running, cancellationToken).ConfigureAwait(false))
            {
                GiveUp(call, running);
                cancellationToken.ThrowIfCancellationRequested();
            }

            using (call)
            {
                await running.ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                if (_host.ExitCode is { } code)
                {
                    throw Exited(code);
                }

                if (output.Count == 0 && call.Streams.Error.FirstOrDefault() is { } error)
                {
                    throw error.Exception;
                }

                return ReadIn(runspace, () => read(output, call.Streams));
            }
        }
        finally
        {
            _turn.Release();
            CloseIfEnded();
        }
    }

    /// <summary>Opens the runspace ahead of the first call.</summary>
    internal async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _runspace ??= await Task.Run(() => script.OpenRunspace(_host), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
            CloseIfEnded();
        }
    }

    public void Dispose()
    {
        Volatile.Write(ref _ended, true);
        CloseIfEnded();
    }

    // True: the call has ended, by itself or when it was told to.
    private async Task<bool> StopsAsync(System.Management.Automation.PowerShell call, Task running, CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
        {
            if (await Task.WhenAny(running, cancelled.Task).ConfigureAwait(false) == running)
            {
                return true;
            }
        }

        call.BeginStop(null, null);
        using CancellationTokenSource ended = new();
        Task grace = Task.Delay(Grace, time, ended.Token);
        bool stopped = await Task.WhenAny(running, grace).ConfigureAwait(false) == running;
        await ended.CancelAsync().ConfigureAwait(false);
        return stopped;
    }

    // A script that hangs in a .NET call holds its runspace; disposing waits for it, so nobody waits for the disposing.
    private void GiveUp(System.Management.Automation.PowerShell call, Task running)
    {
        Runspace? lost = _runspace;
        _runspace = null;
        _ = running.ContinueWith(
            ended =>
            {
                _ = ended.Exception;
                call.Dispose();
                lost?.Dispose();
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    // Properties that are scripts run on the thread that reads them, and need to find their runspace there.
    private static T ReadIn<T>(Runspace runspace, Func<T> read)
    {
        Runspace before = Runspace.DefaultRunspace;
        Runspace.DefaultRunspace = runspace;
        try
        {
            return read();
        }
        finally
        {
            Runspace.DefaultRunspace = before;
        }
    }

    private static LiveException Exited(int code) => new(
        LiveFault.ToolFailed,
        $"The script called exit {code}: it ended there, and no answer came of it.",
        "Return a value, or throw; exit is for scripts that are a program of their own.");

    private void CloseIfEnded()
    {
        if (!Volatile.Read(ref _ended) || !_turn.Wait(0))
        {
            return;
        }

        Runspace? runspace = _runspace;
        _runspace = null;
        _turn.Release();
        if (runspace is not null)
        {
            _ = Task.Run(runspace.Dispose);
        }
    }
}
