using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace LiveApi.Hosted.Tests.Support;

/// <summary>A script that runs; its output can be watched while it does.</summary>
internal sealed class HostedScript : IDisposable
{
    private readonly PowerShell _shell;
    private readonly PSDataCollection<PSObject> _output = [];
    private readonly TaskCompletionSource<PSObject> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ProgressRecord> _firstProgress = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IAsyncResult _running;

    internal HostedScript(PowerShell shell)
    {
        _shell = shell;
        _output.DataAdded += (_, added) => _first.TrySetResult(_output[added.Index]);
        shell.Streams.Progress.DataAdded += (_, added) => _firstProgress.TrySetResult(shell.Streams.Progress[added.Index]);
        _running = shell.BeginInvoke<PSObject, PSObject>(null, _output);
    }

    /// <summary>Ends with the first object of the output: the script has come that far.</summary>
    internal Task<PSObject> FirstOutput => _first.Task;

    /// <summary>Ends when the script has given so many objects.</summary>
    internal async Task OutputOf(int count)
    {
        TaskCompletionSource there = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _output.DataAdded += (_, _) => Look();
        Look();
        await there.Task;

        void Look()
        {
            if (_output.Count >= count)
            {
                there.TrySetResult();
            }
        }
    }

    /// <summary>Ends with the first progress record: a long command is at work.</summary>
    internal Task<ProgressRecord> FirstProgress => _firstProgress.Task;

    /// <summary>Ctrl+C: asks the script to stop, and does not wait for it.</summary>
    internal void Stop() => _shell.BeginStop(null, null);

    internal HostedRun End() => Collect(() => _shell.EndInvoke(_running));

    internal Task<HostedRun> EndAsync() => Task.Run(End);

    public void Dispose() => _shell.Dispose();

    private HostedRun Collect(Action end)
    {
        ErrorRecord? terminating = null;
        bool stopped = false;
        try
        {
            end();
        }
        catch (PipelineStoppedException)
        {
            stopped = true;
        }
        catch (RuntimeException fault)
        {
            terminating = fault.ErrorRecord;
        }
        PSDataStreams streams = _shell.Streams;
        return new HostedRun
        {
            Output = [.. _output],
            Errors = [.. streams.Error],
            Warnings = [.. streams.Warning.Select(record => record.Message)],
            Verbose = [.. streams.Verbose.Select(record => record.Message)],
            Debug = [.. streams.Debug.Select(record => record.Message)],
            Information = [.. streams.Information],
            Progress = [.. streams.Progress],
            Terminating = terminating,
            Stopped = stopped,
        };
    }
}
