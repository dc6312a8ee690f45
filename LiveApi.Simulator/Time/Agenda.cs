using System;
using System.Collections.Generic;
using System.Threading;

namespace LiveApi.Simulator.Time;

/// <summary>
/// All waiting of one conversation. Time is counted from the agenda's making, on one clock; the owner is woken when something falls due, and settles it.
/// At instant speed time stands still except that it jumps over planned waits, never to a deadline that nobody waits for.
/// </summary>
internal sealed class Agenda : IDisposable
{
    private readonly PriorityQueue<Planned, (TimeSpan Due, long Order)> _planned = new();
    private readonly TimeProvider _clock;
    private readonly bool _instant;
    private readonly Action _wake;
    private readonly ITimer _timer;
    private readonly long _start;
    private TimeSpan _jumped;
    private TimeSpan? _armed;
    private volatile bool _rang;
    private long _order;
    private int _waits;
    private bool _settling;
    private bool _over;

    internal Agenda(TimeProvider clock, bool instant, Action wake)
    {
        (_clock, _instant, _wake, _start) = (clock, instant, wake, clock.GetTimestamp());
        _timer = clock.CreateTimer(static agenda => ((Agenda)agenda!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How long the conversation has lasted.</summary>
    internal TimeSpan Now => _instant ? _jumped : _clock.GetElapsedTime(_start);

    /// <summary>Plans something to happen after a wait, as a part of the conversation.</summary>
    internal Planned After(TimeSpan wait, Action action) => Add(Now + wait, isLimit: false, action);

    /// <summary>Plans something for a moment that was computed before, so that waits do not drift.</summary>
    internal Planned At(TimeSpan due, Action action) => Add(due, isLimit: false, action);

    /// <summary>Plans what happens if time runs out.</summary>
    internal Planned Limit(TimeSpan wait, Action action) => Add(Now + wait, isLimit: true, action);

    /// <summary>Runs all that is due. The owner calls it, under its lock, whenever it has done something.</summary>
    internal void Settle()
    {
        if (_settling || _over) { return; }
        _settling = true;
        try
        {
            while (!_over && NextDue() is { } next && next.Due <= HorizonFor())
            {
                _planned.Dequeue();
                if (_instant && next.Due > _jumped) { _jumped = next.Due; }
                next.Run();
            }
        }
        finally { _settling = false; }

        if (!_over) { Arm(); }
    }

    internal void WaitIsOver() => _waits--;

    public void Dispose()
    {
        _over = true;
        _planned.Clear();
        _timer.Dispose();
    }

    private Planned Add(TimeSpan due, bool isLimit, Action action)
    {
        Planned planned = new(this, due, isLimit, action);
        if (!isLimit) { _waits++; }
        if (_over) { planned.Cancel(); } else { _planned.Enqueue(planned, (due, _order++)); }
        return planned;
    }

    private Planned? NextDue()
    {
        while (_planned.TryPeek(out Planned? next, out _))
        {
            if (!next.IsOff) { return next; }
            _planned.Dequeue();
        }

        return null;
    }

    private TimeSpan HorizonFor() => !_instant ? Now : _waits > 0 ? TimeSpan.MaxValue : _jumped;

    private void Ring()
    {
        _rang = true;
        _wake();
    }

    private void Arm()
    {
        if (_instant) { return; }
        // Messages come far more often than anything falls due: a timer that is set right is left alone.
        TimeSpan? due = NextDue()?.Due;
        if (due == _armed && !_rang) { return; }
        (_armed, _rang) = (due, false);
        _timer.Change(due is { } at ? Left(at - Now) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Left(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
}
