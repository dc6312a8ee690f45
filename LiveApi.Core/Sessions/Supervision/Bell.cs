using System;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Sessions;

/// <summary>Wakes the supervisor: something has changed that it may want to look at. Ringing while nobody waits is remembered once.</summary>
internal sealed class Bell(TimeProvider time)
{
    // A shorter delay is none at all: who waits for the rest of a moment would spin until it is over.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    // A timer takes no longer than 49 days, and who is told of more looks again then.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly object _gate = new();
    private TaskCompletionSource<bool> _rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void Ring()
    {
        lock (_gate)
        {
            _rung.TrySetResult(true);
        }
    }

    /// <summary>Waits for the bell, or for so long; null: for the bell alone.</summary>
    internal async Task WaitAsync(TimeSpan? atMost)
    {
        Task rung = _rung.Task;
        if (atMost is { } limit)
        {
            using CancellationTokenSource over = new();
            await Task.WhenAny(rung, Task.Delay(limit < Shortest ? Shortest : limit > Longest ? Longest : limit, time, over.Token)).ConfigureAwait(false);
            await over.CancelAsync().ConfigureAwait(false);
        }
        else
        {
            await rung.ConfigureAwait(false);
        }

        lock (_gate)
        {
            if (_rung.Task.IsCompleted)
            {
                _rung = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
