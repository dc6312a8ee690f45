using System;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.PowerShell.Pipeline;

/// <summary>Calls that a background task has made, for the pipeline thread to run. The only place that waits.</summary>
internal sealed class PipelinePump(CancellationTokenSource stop) : IDisposable
{
    private readonly BlockingCollection<PipelineCall> _calls = [];

    /// <summary>Queues a call; the task ends when the pipeline thread has run it, or will not.</summary>
    internal Task<T> InvokeAsync<T>(Func<T> call)
    {
        PipelineCall<T> pending = new(call);
        try
        {
            _calls.Add(pending);
        }
        catch (InvalidOperationException)
        {
            pending.Abandon();
        }

        return pending.Task;
    }

    /// <summary>
    /// Runs queued calls on this thread until <paramref name="work"/> is over, however it ends. Throws what stopped the
    /// pipeline, which outranks what that made of the worker; returns what the worker threw.
    /// </summary>
    internal Exception? RunUntilCompleted(Task work)
    {
        _ = work.ContinueWith(_ => _calls.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        ExceptionDispatchInfo? pipelineFault = null;

        // No token here: the worker leaves first, and so nothing that it holds is left behind.
        foreach (PipelineCall call in _calls.GetConsumingEnumerable())
        {
            if (pipelineFault is not null)
            {
                call.Abandon();
                continue;
            }

            pipelineFault = call.Run();
            if (pipelineFault is not null)
            {
                stop.Cancel();
            }
        }

        Exception? workFault = FaultOf(work);
        pipelineFault?.Throw();
        return workFault;
    }

    public void Dispose() => _calls.Dispose();

    private static Exception? FaultOf(Task work)
    {
        try
        {
            work.GetAwaiter().GetResult();
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }
}
