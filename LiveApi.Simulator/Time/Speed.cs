using System;
using System.Globalization;

namespace LiveApi.Simulator.Time;

/// <summary>How fast conversations run: 1 is the timing of the real service, 60 plays an hour in a minute, instant waits for nothing.</summary>
public readonly record struct Speed
{
    private const double Slowest = 0.01;
    private const double Fastest = 10_000;

    private Speed(double factor) => Factor = factor;

    /// <summary>The timing of the real service.</summary>
    public static Speed RealTime { get; } = new(1);

    /// <summary>No wait takes time; the order of events stays.</summary>
    public static Speed Instant { get; } = new(double.PositiveInfinity);

    /// <summary>How much faster than the real service; infinite for <see cref="Instant"/>.</summary>
    public double Factor { get; }

    /// <summary>True where waits take no time at all.</summary>
    public bool IsInstant => double.IsPositiveInfinity(Factor);

    /// <summary>A speed from its factor, which has to be above zero.</summary>
    public static Speed Times(double factor)
        => factor > 0 ? new Speed(factor) : throw new ArgumentOutOfRangeException(nameof(factor), factor, "A speed is above zero.");

    /// <summary>Reads <c>instant</c>, <c>4</c> or <c>4x</c>: from a hundredth to ten thousand.</summary>
    public static bool TryParse(string? text, out Speed speed)
    {
        speed = RealTime;
        if (string.Equals(text, "instant", StringComparison.OrdinalIgnoreCase)) { speed = Instant; return true; }
        bool good = double.TryParse(text?.TrimEnd('x', 'X'), NumberStyles.Float, CultureInfo.InvariantCulture, out double factor)
            && factor is >= Slowest and <= Fastest;
        if (good) { speed = new Speed(factor); }
        return good;
    }

    /// <summary><c>instant</c>, or the factor followed by x.</summary>
    public override string ToString() => IsInstant ? "instant" : string.Create(CultureInfo.InvariantCulture, $"{Factor}x");
}
