using System;
using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.PowerShell.Tools;

/// <summary>One run of a script in a runspace, and its end: by itself, told to, or given up.</summary>
internal sealed class ScriptCall : IDisposable
{
    private readonly System.Management.Automation.PowerShell _shell;

    private ScriptCall(System.Management.Automation.PowerShell shell)
    {
        _shell = shell;
        Running = Task.Factory.FromAsync(shell.BeginInvoke<PSObject, PSObject>(null, Output), end => { shell.EndInvoke(end); });
    }

    internal PSDataCollection<PSObject> Output { get; } = [];

    internal PSDataStreams Streams => _shell.Streams;

    /// <summary>Ends with the script, as the script does.</summary>
    internal Task Running { get; }

    internal static ScriptCall Begin(Runspace runspace, string script, IDictionary parameters)
    {
        System.Management.Automation.PowerShell shell = System.Management.Automation.PowerShell.Create();
        shell.Runspace = runspace;
        shell.AddScript(script, useLocalScope: true).AddParameters(parameters);
        return new ScriptCall(shell);
    }

    /// <summary>Waits for the end; tells the script to stop when the token says so. False: it did not stop in time.</summary>
    internal async Task<bool> EndsAsync(TimeSpan grace, TimeProvider time, CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
        {
            if (await Task.WhenAny(Running, cancelled.Task).ConfigureAwait(false) == Running)
            {
                return true;
            }
        }

        _shell.BeginStop(null, null);
        using CancellationTokenSource ended = new();
        Task patience = Task.Delay(grace, time, ended.Token);
        bool stopped = await Task.WhenAny(Running, patience).ConfigureAwait(false) == Running;
        await ended.CancelAsync().ConfigureAwait(false);
        return stopped;
    }

    /// <summary>A script that hangs in a .NET call holds its runspace; disposing waits for it, so nobody waits for the disposing.</summary>
    internal void GiveUpWith(Runspace lost) => _ = Running.ContinueWith(
        ended =>
        {
            _ = ended.Exception;
            Dispose();
            lost.Dispose();
        },
        CancellationToken.None,
        TaskContinuationOptions.None,
        TaskScheduler.Default);

    public void Dispose() => _shell.Dispose();
}
