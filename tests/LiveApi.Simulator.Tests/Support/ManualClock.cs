using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Simulator.Tests.Support;

/// <summary>A clock that moves only when a test says so; timers run on the test's own thread, in the order that they are due.</summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero) + _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        TimeSpan end = _now + time;
        while (NextBefore(end) is { } timer)
        {
            _now = timer.Due!.Value > _now ? timer.Due.Value : _now;
            timer.Due = null;
            timer.Run();
        }

        _now = end;
    }

    private ManualTimer? NextBefore(TimeSpan end)
    {
        lock (_lock) { return _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due); }
    }

    private sealed class ManualTimer(ManualClock clock, Action run) : ITimer
    {
        internal TimeSpan? Due { get; set; }

        internal void Run() => run();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (Due is not null) { clock._timers.Add(this); }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._lock) { clock._timers.Remove(this); }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
