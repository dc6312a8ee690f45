using System;
using System.Diagnostics;
using System.Threading;

namespace LiveApi.Conversation.Tests.Support;

/// <summary>Whether anything in this process still runs or is about to: the decision that lets virtual time go on.</summary>
/// <remarks>
/// Code that awaits only timers of a virtual clock, virtual streams and other such code runs on the caller's thread or on the thread pool, nowhere
/// else. So it is parked when the pool has nothing queued and nobody busy. The four reads are in the order of the proof in docs/adr/0021: what was
/// running at the second read is still busy at the third, or has raised the count of completed work by the fourth; and what was queued shows in the second.
/// </remarks>
internal static class PoolRest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits until nothing runs. Throws where that does not come about: somebody blocks a thread of the pool.</summary>
    internal static void Wait()
    {
        SpinWait spin = default;
        long since = Stopwatch.GetTimestamp();
        while (!IsReached())
        {
            spin.SpinOnce(sleep1Threshold: -1);
            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new TimeoutException($"The thread pool does not come to rest: {Busy()} busy, {ThreadPool.PendingWorkItemCount} queued. Somebody blocks one of its threads.");
            }
        }
    }

    private static bool IsReached()
    {
        long completed = ThreadPool.CompletedWorkItemCount;
        return ThreadPool.PendingWorkItemCount == 0 && Busy() == 0 && ThreadPool.CompletedWorkItemCount == completed;
    }

    private static int Busy()
    {
        ThreadPool.GetMaxThreads(out int most, out _);
        ThreadPool.GetAvailableThreads(out int free, out _);
        return most - free;
    }
}
