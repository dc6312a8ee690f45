using System;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Conversation.Tests.Properties;

/// <summary>A clock that knows how many of the timers that were set on it are still to go off.</summary>
internal sealed class CountingTime(TimeProvider inner) : TimeProvider
{
    private int _armed;

    /// <summary>Timers that are set and have not gone off.</summary>
    internal int Armed => Volatile.Read(ref _armed);

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Counted(this, inner, callback, state, dueTime, period);

    private sealed class Counted : ITimer
    {
        private readonly CountingTime _owner;
        private readonly ITimer _timer;
        private TimeSpan _period;
        private int _isArmed;

        internal Counted(CountingTime owner, TimeProvider inner, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _owner = owner;
            _timer = inner.CreateTimer(
                said =>
                {
                    if (_period <= TimeSpan.Zero) { Arm(false); }
                    callback(said);
                },
                state,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
            Change(dueTime, period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            Arm(dueTime != Timeout.InfiniteTimeSpan);
            return _timer.Change(dueTime, period);
        }

        public void Dispose()
        {
            Arm(false);
            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Arm(bool armed)
        {
            if (Interlocked.Exchange(ref _isArmed, armed ? 1 : 0) != (armed ? 1 : 0)) { Interlocked.Add(ref _owner._armed, armed ? 1 : -1); }
        }
    }
}
