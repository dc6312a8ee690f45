using System;
using System.Net.Http.Headers;

namespace LiveApi.Transport;

/// <summary>How long an answer asks to wait.</summary>
internal static class RetryAfter
{
    // Longer is as good as never, and more than a timer takes.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>What the header says, as a length of time; null: there is none, or it is over.</summary>
    internal static TimeSpan? In(HttpResponseHeaders headers, TimeProvider time) => headers.RetryAfter switch
    {
        { Delta: { } delay } => AtMostADay(delay),
        { Date: { } date } when date - (headers.Date ?? time.GetUtcNow()) is { Ticks: > 0 } delay => AtMostADay(delay),
        _ => null,
    };

    private static TimeSpan AtMostADay(TimeSpan pause) => pause < Longest ? pause : Longest;

    /// <summary>The advice for it, to stand before what else there is to do.</summary>
    internal static string Advice(TimeSpan pause)
        => $"The server asks to wait {(pause.TotalSeconds < 120 ? $"{Math.Ceiling(pause.TotalSeconds)} s" : $"{Math.Ceiling(pause.TotalMinutes)} minutes")}.";
}
