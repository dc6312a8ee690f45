using System;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace LiveApi.PowerShell.Pipeline;

/// <summary>One thing to do on the pipeline thread, and the task of whoever waits for it.</summary>
internal abstract class PipelineCall
{
    /// <summary>Does it. What the engine threw is the pipeline's, and comes back; anything else is for whoever waits.</summary>
    internal abstract ExceptionDispatchInfo? Run();

    /// <summary>It will not be done: the pipeline is stopping.</summary>
    internal abstract void Abandon();
}

internal sealed class PipelineCall<T>(Func<T> call) : PipelineCall
{
    // The worker goes on with its own thread, never with the pipeline's.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<T> Task => _done.Task;

    internal override ExceptionDispatchInfo? Run()
    {
        try
        {
            _done.SetResult(call());
            return null;
        }
        catch (Exception fault) when (!IsOfTheEngine(fault))
        {
            _done.TrySetException(fault);
            return null;
        }
        catch (Exception fault)
        {
            Abandon();
            return ExceptionDispatchInfo.Capture(fault);
        }
    }

    // Stops, -ErrorAction Stop and what scripts throw have no common base that can be named.
    private static bool IsOfTheEngine(Exception fault) => fault.GetType().Assembly == typeof(PSObject).Assembly;

    internal override void Abandon() => _done.TrySetException(new PipelineStoppedException());
}
