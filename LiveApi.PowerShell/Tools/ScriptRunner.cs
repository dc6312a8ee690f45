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
            _host.ExitCode = null;
            ScriptCall call = ScriptCall.Begin(runspace, script.Script.Text, parameters);
            if (!await call.EndsAsync(Grace, time, cancellationToken).ConfigureAwait(false))
            {
                _runspace = null;
                call.GiveUpWith(runspace);
                cancellationToken.ThrowIfCancellationRequested();
            }

            using (call)
            {
                await call.Running.ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                if (_host.ExitCode is { } code)
                {
                    throw Exited(code);
                }

                if (call.Output.Count == 0 && call.Streams.Error.FirstOrDefault() is { } error)
                {
                    throw error.Exception;
                }

                return ReadIn(runspace, () => read(call.Output, call.Streams));
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
