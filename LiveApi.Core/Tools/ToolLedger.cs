using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Wire;

namespace LiveApi.Tools;

/// <summary>The calls that are under way: starts each on a task of its own, times it, cancels it, and hands its answer over once.</summary>
internal sealed class ToolLedger(IReadOnlyList<ILiveTool> tools, TimeProvider time, Action<ToolOutcome> answered) : IDisposable
{
    private readonly List<RunningCall> _running = [];
    private bool _ended;

    /// <summary>The tools that are declared. Those that are left to the reader are not called.</summary>
    internal IReadOnlyList<ILiveTool> Tools { get; set; } = tools;

    internal int Running
    {
        get
        {
            lock (_running)
            {
                return _running.Count;
            }
        }
    }

    internal bool Has(string? name) => Find(name) is not null;

    /// <summary>Starts a call, if there is a tool for it. Returns at once.</summary>
    internal void Start(FunctionCall call)
    {
        if (Find(call.Name) is not { } tool)
        {
            return;
        }

        RunningCall running = new(tool, call);
        lock (_running)
        {
            if (_ended)
            {
                return;
            }

            _running.Add(running);
        }

        _ = Task.Run(() => RunAsync(running), CancellationToken.None);
    }

    /// <summary>The model no longer wants these answers: they are stopped, and not sent.</summary>
    internal void Cancel(IReadOnlyList<string> ids) => Stop(running => ids.Contains(running.Call.Id));

    /// <summary>Nobody waits for any answer any more. Returns how many calls that ended.</summary>
    internal int CancelAll()
    {
        int running = Running;
        Stop(static _ => true);
        return running;
    }

    /// <summary>Ends every call.</summary>
    public void Dispose()
    {
        lock (_running)
        {
            _ended = true;
        }

        Stop(static _ => true);
    }

    private void Stop(Predicate<RunningCall> which)
    {
        List<RunningCall> stopped;
        lock (_running)
        {
            stopped = _running.FindAll(which);
            _running.RemoveAll(which);
        }

        foreach (RunningCall running in stopped)
        {
            running.Stop();
        }
    }

    private async Task RunAsync(RunningCall running)
    {
        ToolOutcome outcome = await running.RunAsync(time).ConfigureAwait(false);
        lock (_running)
        {
            if (!_running.Remove(running))
            {
                return;
            }
        }

        answered(outcome);
    }

    private ILiveTool? Find(string? name)
    {
        foreach (ILiveTool tool in Tools)
        {
            if (string.Equals(tool.Declaration.Name, name, StringComparison.Ordinal) && tool is not IManualTool { IsManual: true })
            {
                return tool;
            }
        }

        return null;
    }
}
