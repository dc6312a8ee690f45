using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Conversation.Tests.Support;

/// <summary>A clock that stands still until <see cref="FireNext"/> moves it to the next timer that is due, and runs that one alone.</summary>
internal sealed class VirtualClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<(VirtualTimer Timer, int Version), (long Due, long Order)> _timers = new();
    private long _now;
    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How much time has passed.</summary>
    internal TimeSpan Elapsed => new(GetTimestamp());

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        VirtualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to the earliest timer and runs it; of two for one moment, the one that was set first. False where there is none.</summary>
    internal bool FireNext()
    {
        VirtualTimer? timer = null;
        lock (_lock)
        {
            while (timer is null && _timers.TryDequeue(out (VirtualTimer Timer, int Version) next, out (long Due, long Order) place))
            {
                if (next.Timer.Version != next.Version) { continue; }
                timer = next.Timer;
                Volatile.Write(ref _now, Math.Max(_now, place.Due));
                timer.Version++;
                if (timer.Period > TimeSpan.Zero) { Plan(timer, timer.Period); }
            }
        }

        timer?.Run();
        return timer is not null;
    }

    private void Plan(VirtualTimer timer, TimeSpan wait) => _timers.Enqueue((timer, timer.Version), (_now + wait.Ticks, _order++));

    private sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private (TimerCallback Callback, object? State)? _work = (callback, state);

        internal int Version { get; set; }

        internal TimeSpan Period { get; private set; }

        internal void Run() => _work?.Callback(_work?.State);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                Version++;
                Period = period;
                if (dueTime != Timeout.InfiniteTimeSpan) { clock.Plan(this, dueTime); }
            }

            return true;
        }

        /// <summary>It stays in the queue up to its time, and whatever it was set for must not.</summary>
        public void Dispose()
        {
            Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _work = null;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
