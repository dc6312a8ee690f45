using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Simulator.Time;

/// <summary>A timer of a <see cref="PunctualTimeProvider"/>, and the work item that its callback runs in.</summary>
internal sealed class PunctualTimer(PunctualTimeProvider clock, TimerCallback callback, object? state, long number) : ITimer, IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _done;
    private int _running;
    private bool _isOff;

    internal static IComparer<PunctualTimer> BySoonest { get; }
        = Comparer<PunctualTimer>.Create(static (one, other) => one.Due.CompareTo(other.Due) is var order and not 0 ? order : one.Number.CompareTo(other.Number));

    internal long Number { get; } = number;

    /// <summary>The timestamp it waits for; <see cref="long.MaxValue"/> for none. Changed under the clock's lock, outside of its queue.</summary>
    internal long Due { get; set; } = long.MaxValue;

    internal TimeSpan Period { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (_isOff) { return false; }
            clock.Plan(this, clock.DueAfter(dueTime), period);
            return true;
        }
    }

    /// <summary>Called by the clock's thread when it is due.</summary>
    internal void Begin() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    public void Execute()
    {
        lock (_gate)
        {
            if (_isOff) { return; }
            _running++;
        }

        try { callback(state); }
        finally
        {
            lock (_gate)
            {
                if (--_running == 0) { _done?.SetResult(); }
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOff = true;
            clock.Plan(this, long.MaxValue, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Over when the callback that may run at this moment is over, too.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        lock (_gate)
        {
            if (_running == 0) { return ValueTask.CompletedTask; }
            _done ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(_done.Task);
        }
    }
}
