using System;
using System.Collections.Generic;
using System.Threading;

namespace LiveApi.Simulator.Time;

/// <summary>
/// The machine's time, with timers that a thread of their own keeps to the millisecond. The runtime's timers go by the system's coarse tick, 4 ms on
/// most Linux kernels: whatever falls due within a tick would be sent at its end, all at once.
/// </summary>
internal sealed class PunctualTimeProvider : TimeProvider
{
    private readonly SortedSet<PunctualTimer> _waiting = new(PunctualTimer.BySoonest);
    private readonly object _gate = new();
    private long _wakes = long.MaxValue;
    private long _timers;

    private PunctualTimeProvider()
        => new Thread(Keep) { IsBackground = true, Name = "simulator clock" }.Start();

    /// <summary>The one of this process: its thread sleeps while no timer waits.</summary>
    internal static PunctualTimeProvider Instance { get; } = new();

    /// <summary>A timer whose callback runs on the thread pool, without the caller's execution context.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        PunctualTimer timer = new(this, callback, state, Interlocked.Increment(ref _timers));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Takes a timer out, changes it, and puts it back where it still waits for something.</summary>
    internal void Plan(PunctualTimer timer, long due, TimeSpan period)
    {
        lock (_gate)
        {
            _waiting.Remove(timer);
            (timer.Due, timer.Period) = (due, period);
            if (due == long.MaxValue) { return; }
            _waiting.Add(timer);
            if (due >= _wakes) { return; }
            _wakes = due;
            Monitor.Pulse(_gate);
        }
    }

    internal long DueAfter(TimeSpan wait)
        => wait == Timeout.InfiniteTimeSpan ? long.MaxValue : GetTimestamp() + (long)(Math.Max(0, wait.TotalSeconds) * TimestampFrequency);

    private void Keep()
    {
        lock (_gate)
        {
            while (true) { Monitor.Wait(_gate, RunDue()); }
        }
    }

    /// <summary>Runs what is due; how many milliseconds the next has to wait, -1 where there is none.</summary>
    private int RunDue()
    {
        while (_waiting.Min is { } next)
        {
            long early = next.Due - GetTimestamp();
            if (early > 0)
            {
                _wakes = next.Due;
                return (int)Math.Min(int.MaxValue, ((early * 1_000) + TimestampFrequency - 1) / TimestampFrequency);
            }

            _waiting.Remove(next);
            next.Due = next.Period > TimeSpan.Zero ? DueAfter(next.Period) : long.MaxValue;
            if (next.Due != long.MaxValue) { _waiting.Add(next); }
            next.Begin();
        }

        _wakes = long.MaxValue;
        return Timeout.Infinite;
    }
}
