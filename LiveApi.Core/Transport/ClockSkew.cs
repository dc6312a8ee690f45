using System;
using System.Globalization;

namespace LiveApi.Transport;

/// <summary>How far this machine's clock is from another one that an answer told of, in words.</summary>
internal static class ClockSkew
{
    // Google takes signatures a few minutes off, and an answer has been on its way for a while.
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(4);

    /// <summary>Ours less theirs; zero where that is of no account, or theirs is not known.</summary>
    internal static TimeSpan Between(DateTimeOffset ours, DateTimeOffset? theirs) => ours - theirs is { } off && off.Duration() > Tolerated ? off : TimeSpan.Zero;

    /// <summary>What to do about it.</summary>
    /// <param name="off">How far it is off; zero: nobody knows how far.</param>
    /// <param name="whose">The clock that is held to be right.</param>
    internal static string Advice(TimeSpan off, string whose)
        => $"This machine's clock is {(off == TimeSpan.Zero ? "off" : $"{Spoken(off)} {whose}")}: set it, or let it follow a time server, and try again.";

    private static string Counted(double count, string format, string unit)
        => count.ToString(format, CultureInfo.InvariantCulture) is var number && number == "1" ? $"1 {unit}" : $"{number} {unit}s";

    private static string Spoken(TimeSpan off)
    {
        TimeSpan size = off.Duration();
        string amount = size.TotalDays >= 1 ? Counted(size.TotalDays, "0.#", "day")
            : size.TotalHours >= 1 ? Counted(size.TotalHours, "0.#", "hour")
            : Counted(size.TotalMinutes, "0", "minute");
        return $"{amount} {(off > TimeSpan.Zero ? "ahead of" : "behind")}";
    }
}
