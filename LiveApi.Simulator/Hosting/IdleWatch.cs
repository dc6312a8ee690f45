using System;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Simulator.Hosting;

/// <summary>
/// Tells when a client has said nothing for too long on the clock on the wall. Where the conversation's own time stands still while it waits (at instant
/// speed, in a replay) no other limit would ever end a connection that was left open.
/// </summary>
internal sealed class IdleWatch : IAsyncDisposable
{
    private readonly TimeProvider _clock;
    private readonly Func<TimeSpan> _limit;
    private readonly Action<TimeSpan> _silent;
    private readonly ITimer _timer;
    private long _heardAt;

    /// <summary>Begins to watch. <paramref name="limit"/> is asked whenever it may be over, <paramref name="silent"/> is told of it once.</summary>
    internal IdleWatch(TimeProvider clock, Func<TimeSpan> limit, Action<TimeSpan> silent)
    {
        (_clock, _limit, _silent, _heardAt) = (clock, limit, silent, clock.GetTimestamp());
        _timer = clock.CreateTimer(static watch => ((IdleWatch)watch!).Look(), this, limit(), Timeout.InfiniteTimeSpan);
    }

    /// <summary>The client has said something.</summary>
    internal void Heard() => Volatile.Write(ref _heardAt, _clock.GetTimestamp());

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Look()
    {
        TimeSpan limit = _limit(), quiet = _clock.GetElapsedTime(Volatile.Read(ref _heardAt));
        // Up to the next whole millisecond: a timer rounds down.
        if (quiet < limit) { _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling((limit - quiet).TotalMilliseconds)), Timeout.InfiniteTimeSpan); } else { _silent(limit); }
    }
}
