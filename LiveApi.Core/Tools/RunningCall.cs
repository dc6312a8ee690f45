using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Wire;

namespace LiveApi.Tools;

/// <summary>One call while it runs. Calls of older models have no id, so that each stands for itself.</summary>
internal sealed class RunningCall(ILiveTool tool, FunctionCall call)
{
    private static readonly JsonElement NoArguments = JsonDocument.Parse("{}").RootElement;

    internal FunctionCall Call { get; } = call;

    private CancellationTokenSource Ending { get; } = new();

    /// <summary>Asks the tool to end. What it has registered on its token is foreign code: it runs on the pool, and may throw.</summary>
    internal void Stop() => _ = Task.Run(Ending.Cancel).ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    /// <summary>Runs the tool to its answer, its time-out or its failure; each is an outcome, and none an exception.</summary>
    internal async Task<ToolOutcome> RunAsync(TimeProvider time)
    {
        long start = time.GetTimestamp();
        ToolReply? reply = null;
        JsonElement response;
        Exception? error = null;
        bool late = false;
        try
        {
            using CancellationTokenSource deadline = time.CreateCancellationTokenSource(tool.Timeout);
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(Ending.Token, deadline.Token);
            try
            {
                // Its own token: what it does about the end must not run on the timer.
                reply = await WaitAsync(ReplyAsync(Ending.Token), either.Token).ConfigureAwait(false);
                response = ToolAnswer.FromReply(reply);
            }
            catch (OperationCanceledException) when (deadline.IsCancellationRequested)
            {
                late = true;
                Stop();
                throw;
            }
        }
        catch (Exception fault)
        {
            error = late ? TooLong(fault) : fault;
            response = ToolAnswer.FromError(error.Message);
        }

        return new ToolOutcome(tool, Call, response, time.GetElapsedTime(start), error) { Warnings = reply?.Warnings ?? [], Errors = reply?.Errors ?? [] };
    }

    private async Task<ToolReply> ReplyAsync(CancellationToken cancellationToken)
    {
        JsonElement arguments = Call.Args ?? NoArguments;
        return tool is IReportingTool reporting
            ? await reporting.ReplyAsync(arguments, cancellationToken).ConfigureAwait(false)
            : new ToolReply { Response = await tool.InvokeAsync(arguments, cancellationToken).ConfigureAwait(false) };
    }

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

    private LiveException TooLong(Exception fault) => new(
        LiveFault.ToolFailed,
        $"The tool '{tool.Declaration.Name}' did not answer within {tool.Timeout.TotalSeconds:0.#} s.",
        "Give the tool a longer time-out, or let it answer early and report progress later.",
        fault);
}
