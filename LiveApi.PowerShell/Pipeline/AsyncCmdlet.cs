using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.PowerShell.Pipeline;

/// <summary>
/// A cmdlet whose work is asynchronous. Each block runs on a task; what it writes goes through the pump and is awaited,
/// so that nothing that was read is lost when the pipeline stops. Every await in a block takes the token.
/// </summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private PipelinePump? _pump;

    /// <summary>What an error that ends the cmdlet is about: what the user passed.</summary>
    protected virtual object? ErrorTarget => null;

    protected virtual Task BeginAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>Takes one input on the pipeline thread, where there is nothing to wait for. True: no task is needed for it.</summary>
    protected virtual bool TryTake() => false;

    protected virtual Task ProcessAsync(CancellationToken stop) => Task.CompletedTask;

    protected virtual Task EndAsync(CancellationToken stop) => Task.CompletedTask;

    protected sealed override void BeginProcessing() => Run(BeginAsync);

    protected sealed override void ProcessRecord()
    {
        if (!TryTake())
        {
            Run(ProcessAsync);
        }
    }

    protected sealed override void EndProcessing() => Run(EndAsync);

    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>Ownership of <paramref name="value"/> passes with the call, even if it throws.</summary>
    protected Task WriteAsync(object? value) => InvokeAsync(() => WriteObject(value));

    protected Task WriteErrorAsync(Exception fault, object? target) => InvokeAsync(() => WriteError(LiveErrors.ToRecord(fault, target)));

    protected Task WriteWarningAsync(string text) => InvokeAsync(() => WriteWarning(text));

    protected Task WriteVerboseAsync(string text) => InvokeAsync(() => WriteVerbose(text));

    protected Task WriteDebugAsync(string text) => InvokeAsync(() => WriteDebug(text));

    protected Task WriteProgressAsync(ProgressRecord progress) => InvokeAsync(() => WriteProgress(progress));

    protected Task<bool> ShouldProcessAsync(string target, string action) => Pump.InvokeAsync(() => ShouldProcess(target, action));

    /// <summary>Runs something on the pipeline thread that needs the cmdlet or the caller's scope.</summary>
    protected Task<T> InvokeAsync<T>(Func<T> call) => Pump.InvokeAsync(call);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _stop.Dispose();

    private PipelinePump Pump => _pump ?? throw new PipelineStoppedException();

    private Task<bool> InvokeAsync(Action call) => Pump.InvokeAsync(() =>
    {
        call();
        return true;
    });

    private void Run(Func<CancellationToken, Task> block)
    {
        CancellationToken stop = _stop.Token;
        using PipelinePump pump = new(_stop);
        _pump = pump;
        Exception? fault = pump.RunUntilCompleted(Task.Run(() => block(stop), CancellationToken.None));
        switch (fault)
        {
            case null:
                return;
            case OperationCanceledException when _stop.IsCancellationRequested:
            case PipelineStoppedException:
                throw new PipelineStoppedException();
            default:
                ThrowTerminatingError(LiveErrors.ToRecord(fault, ErrorTarget));
                return;
        }
    }
}
