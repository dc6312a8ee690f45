using System;

namespace LiveApi.Sessions;

/// <summary>Pauses that double, and the jitter that keeps many clients from coming back at the same moment.</summary>
internal static class Backoff
{
    /// <summary>The pause before attempt number <paramref name="attempt"/>, counted from 0.</summary>
    internal static TimeSpan Delay(TimeSpan first, int attempt, TimeSpan longest)
    {
        double doubled = first.Ticks * Math.Pow(2, Math.Min(attempt, 30));
        return doubled >= longest.Ticks && longest > first ? longest : TimeSpan.FromTicks((long)Math.Max(first.Ticks, Math.Min(doubled, longest.Ticks)));
    }

    /// <summary>Up to a quarter longer. Never shorter: the service refuses who comes too soon.</summary>
    /// <param name="delay">The pause.</param>
    /// <param name="dice">From 0 to 1.</param>
    internal static TimeSpan Jitter(TimeSpan delay, double dice) => TimeSpan.FromTicks((long)(delay.Ticks * (1 + dice / 4)));
}
