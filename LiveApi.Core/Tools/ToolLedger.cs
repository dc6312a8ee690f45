using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Wire;

namespace LiveApi.Tools;

/// <summary>The calls that are under way: starts each on a task of its own, times it, cancels it, and hands its answer over once.</summary>
internal sealed class ToolLedger(IReadOnlyList<ILiveTool> tools, TimeProvider time, Action<ToolOutcome> answered) : IDisposable
{
    private static readonly JsonElement NoArguments = JsonDocument.Parse("{}").RootElement;
    private readonly Dictionary<string, CancellationTokenSource> _running = [];
    private readonly CancellationTokenSource _end = new();

    /// <summary>The tools that answer.</summary>
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

        CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        lock (_running)
        {
            _running[call.Id ?? string.Empty] = cancel;
        }

        _ = Task.Run(() => RunAsync(tool, call, cancel), CancellationToken.None);
    }

    /// <summary>The model no longer wants these answers: they are stopped, and not sent.</summary>
    internal void Cancel(IReadOnlyList<string> ids)
    {
        lock (_running)
        {
            foreach (string id in ids)
            {
                if (_running.TryGetValue(id, out CancellationTokenSource? cancel))
                {
                    _running.Remove(id);
                    cancel.Cancel();
                }
            }
        }
    }

    /// <summary>Ends every call.</summary>
    public void Dispose() => _end.Cancel();

    private async Task RunAsync(ILiveTool tool, FunctionCall call, CancellationTokenSource cancel)
    {
        long start = time.GetTimestamp();
        using CancellationTokenSource deadline = time.CreateCancellationTokenSource(tool.Timeout);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancel.Token, deadline.Token);
        JsonElement response;
        Exception? error = null;
        try
        {
            Task<JsonElement> work = tool.InvokeAsync(call.Args ?? NoArguments, either.Token);
            response = ToolAnswer.FromResult(await WaitAsync(work, either.Token).ConfigureAwait(false));
        }
        catch (Exception fault)
        {
            error = deadline.IsCancellationRequested && !cancel.IsCancellationRequested ? TooLong(tool, fault) : fault;
            response = ToolAnswer.FromError(error.Message);
        }

        if (Finish(call.Id ?? string.Empty, cancel))
        {
            answered(new ToolOutcome(tool, call, response, time.GetElapsedTime(start), error));
        }
    }

    // A tool that ignores its token must not hold its answer back: the model is told, and the work is left to end by itself.
    private static async Task<JsonElement> WaitAsync(Task<JsonElement> work, CancellationToken cancellationToken)
    {
        TaskCompletionSource<JsonElement> stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => stopped.TrySetCanceled(cancellationToken)))
        {
            Task<JsonElement> first = await Task.WhenAny(work, stopped.Task).ConfigureAwait(false);
            if (first != work)
            {
                _ = work.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }

            return await first.ConfigureAwait(false);
        }
    }

    private bool Finish(string id, CancellationTokenSource cancel)
    {
        lock (_running)
        {
            bool wanted = _running.TryGetValue(id, out CancellationTokenSource? current) && ReferenceEquals(current, cancel);
            if (wanted)
            {
                _running.Remove(id);
            }

            cancel.Dispose();
            return wanted && !_end.IsCancellationRequested;
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
            if (string.Equals(tool.Declaration.Name, name, StringComparison.Ordinal))
            {
                return tool;
            }
        }

        return null;
    }
}

/// <summary>What became of one call.</summary>
internal sealed record ToolOutcome(ILiveTool Tool, FunctionCall Call, JsonElement Response, TimeSpan Elapsed, Exception? Error);
