using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.PowerShell.Pipeline;

/// <summary>Shows progress while some work runs, a few times a second: the work itself never waits for the console.</summary>
internal static class ProgressLoop
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Ends with <paramref name="work"/>, telling what happens in the session meanwhile, which is waited for even if the pipeline stops before it.</summary>
    internal static async Task RunAsync(Task work, TurnProgressView view, Func<ProgressRecord, Task> write, TimeProvider time, SessionTeller? teller = null)
    {
        try
        {
            bool shown = false;
            while (!await EndsWithinAsync(work, time).ConfigureAwait(false))
            {
                shown = true;
                await write(view.Now()).ConfigureAwait(false);
                await TellAsync(teller).ConfigureAwait(false);
            }

            if (shown)
            {
                await write(view.Done()).ConfigureAwait(false);
            }
        }
        catch (PipelineStoppedException)
        {
            // The work has been told to stop, too, and says so below.
        }

        await work.ConfigureAwait(false);
        await TellAsync(teller).ConfigureAwait(false);
    }

    private static Task TellAsync(SessionTeller? teller) => teller?.TellAsync() ?? Task.CompletedTask;

    private static async Task<bool> EndsWithinAsync(Task work, TimeProvider time)
    {
        using CancellationTokenSource over = new();
        Task first = await Task.WhenAny(work, Task.Delay(Interval, time, over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        return first == work;
    }
}
