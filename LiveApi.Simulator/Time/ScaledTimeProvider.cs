using System;
using System.Threading;

namespace LiveApi.Simulator.Time;

/// <summary>A clock that runs <paramref name="factor"/> times as fast as the one below it.</summary>
internal sealed class ScaledTimeProvider(TimeProvider below, double factor) : TimeProvider
{
    private readonly DateTimeOffset _startUtc = below.GetUtcNow();
    private readonly long _start = below.GetTimestamp();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => below.LocalTimeZone;

    public override long GetTimestamp() => Scale(below.GetElapsedTime(_start)).Ticks;

    public override DateTimeOffset GetUtcNow() => _startUtc + Scale(below.GetElapsedTime(_start));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => new ScaledTimer(below.CreateTimer(callback, state, Shrink(dueTime), Shrink(period)), this);

    private TimeSpan Scale(TimeSpan time) => time * factor;

    private TimeSpan Shrink(TimeSpan time) => time <= TimeSpan.Zero ? time : TimeSpan.FromTicks((long)Math.Ceiling(time.Ticks / factor));

    private sealed class ScaledTimer(ITimer inner, ScaledTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.Shrink(dueTime), clock.Shrink(period));

        public void Dispose() => inner.Dispose();

        public System.Threading.Tasks.ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
