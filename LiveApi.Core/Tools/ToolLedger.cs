using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Wire;

namespace LiveApi.Tools;

/// <summary>The calls that are under way: starts each on a task of its own, times it, cancels it, and hands its answer over once.</summary>
internal sealed class ToolLedger(IReadOnlyList<ILiveTool> tools, TimeProvider time, Action<ToolOutcome> answered) : IDisposable
{
    private static readonly JsonElement NoArguments = JsonDocument.Parse("{}").RootElement;
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

    // What a tool has registered on its token is foreign code: it runs on the pool, under no lock, and may throw.
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
            _ = Task.Run(running.Cancel.Cancel).ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    private async Task RunAsync(RunningCall running)
    {
        long start = time.GetTimestamp();
        ToolReply? reply = null;
        JsonElement response;
        Exception? error = null;
        bool late = false;
        try
        {
            using CancellationTokenSource deadline = time.CreateCancellationTokenSource(running.Tool.Timeout);
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(running.Cancel.Token, deadline.Token);
            try
            {
                reply = await WaitAsync(ReplyAsync(running.Tool, running.Call.Args ?? NoArguments, either.Token), either.Token).ConfigureAwait(false);
                response = ToolAnswer.FromReply(reply);
            }
            catch (OperationCanceledException) when (deadline.IsCancellationRequested)
            {
                late = true;
                throw;
            }
        }
        catch (Exception fault)
        {
            error = late ? TooLong(running.Tool, fault) : fault;
            response = ToolAnswer.FromError(error.Message);
        }

        lock (_running)
        {
            if (!_running.Remove(running))
            {
                return;
            }
        }

        answered(new ToolOutcome(running.Tool, running.Call, response, time.GetElapsedTime(start), error) { Warnings = reply?.Warnings ?? [], Errors = reply?.Errors ?? [] });
    }

    private static async Task<ToolReply> ReplyAsync(ILiveTool tool, JsonElement arguments, CancellationToken cancellationToken) => tool is IReportingTool reporting
        ? await reporting.ReplyAsync(arguments, cancellationToken).ConfigureAwait(false)
        : new ToolReply { Response = await tool.InvokeAsync(arguments, cancellationToken).ConfigureAwait(false) };

    // A tool that ignores its token must not hold its answer back: the model is told, and the work is left to end by itself.
    private static async Task<ToolReply> WaitAsync(Task<ToolReply> work, CancellationToken cancellationToken)
    {
        TaskCompletionSource<ToolReply> stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => stopped.TrySetCanceled(cancellationToken)))
        {
            Task<ToolReply> first = await Task.WhenAny(work, stopped.Task).ConfigureAwait(false);
            if (first != work)
            {
                _ = work.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }

            return await first.ConfigureAwait(false);
        }
    }

    private static LiveException TooLong(ILiveTool tool, Exception fault) => new(
        LiveFault.ToolFailed,
        $"The tool '{tool.Declaration.Name}' did not answer within {tool.Timeout.TotalSeconds:0.#} s.",
        "Give the tool a longer time-out, or let it answer early and report progress later.",
        fault);

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

/// <summary>One call while it runs. Calls of older models have no id, so that each stands for itself.</summary>
internal sealed class RunningCall(ILiveTool tool, FunctionCall call)
{
    internal ILiveTool Tool { get; } = tool;

    internal FunctionCall Call { get; } = call;

    internal CancellationTokenSource Cancel { get; } = new();
}

/// <summary>What became of one call.</summary>
internal sealed record ToolOutcome(ILiveTool Tool, FunctionCall Call, JsonElement Response, TimeSpan Elapsed, Exception? Error)
{
    internal IReadOnlyList<string> Warnings { get; init; } = [];

    internal IReadOnlyList<string> Errors { get; init; } = [];
}
