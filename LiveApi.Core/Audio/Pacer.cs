using System;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Audio;

/// <summary>Lets audio through at the speed at which it would be spoken, without drift: every due time is computed from the start.</summary>
public sealed class Pacer
{
    private readonly TimeProvider _clock;
    private readonly double _speed;
    private readonly TimeSpan _catchUp;
    private long? _start;
    private TimeSpan _origin, _shift;

    /// <summary>Paces on <paramref name="clock"/>.</summary>
    /// <param name="clock">Where time comes from.</param>
    /// <param name="speed">1 is real time, 4 is four times as fast, positive infinity does not wait at all.</param>
    /// <param name="maxCatchUp">How much late audio may be sent in a burst (200 ms when null); what is later than that moves the schedule.</param>
    public Pacer(TimeProvider clock, double speed = 1, TimeSpan? maxCatchUp = null)
    {
        if (!(speed > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(speed), speed, "A speed is above zero.");
        }

        _clock = clock ?? throw new ArgumentNullException(nameof(clock));
        _speed = speed;
        _catchUp = maxCatchUp ?? TimeSpan.FromMilliseconds(200);
    }

    /// <summary>A pacer that never waits.</summary>
    public static Pacer Unpaced => new(TimeProvider.System, double.PositiveInfinity);

    /// <summary>How far the schedule has moved because audio came too late for it.</summary>
    public TimeSpan Slipped => _shift;

    /// <summary>Waits until the audio at <paramref name="position"/> is due. The first call is due at once and sets the start.</summary>
    public ValueTask WaitUntilAsync(TimeSpan position, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (double.IsPositiveInfinity(_speed))
        {
            return default;
        }

        if (_start is null)
        {
            (_start, _origin, _shift) = (_clock.GetTimestamp(), position, TimeSpan.Zero);
            return default;
        }

        TimeSpan early = DueAt(position) - _clock.GetElapsedTime(_start.Value);
        if (early < -_catchUp)
        {
            _shift += -_catchUp - early;
        }

        return early > TimeSpan.Zero ? new ValueTask(DelayAsync(early, cancellationToken)) : default;
    }

    /// <summary>Forgets the start: the next call is due at once. For pauses, and between files.</summary>
    public void Restart() => _start = null;

    private TimeSpan DueAt(TimeSpan position) => TimeSpan.FromTicks((long)((position - _origin).Ticks / _speed)) + _shift;

    // Timers cut to whole milliseconds: rounded up, audio is at most one late, never early.
    private Task DelayAsync(TimeSpan early, CancellationToken cancellationToken)
        => Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(early.TotalMilliseconds)), _clock, cancellationToken);
}
