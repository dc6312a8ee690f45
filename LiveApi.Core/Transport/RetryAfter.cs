using System;
using System.Net.Http.Headers;

namespace LiveApi.Transport;

/// <summary>How long an answer asks to wait.</summary>
internal static class RetryAfter
{
    /// <summary>What the header says, as a length of time; null: there is none, or it is over.</summary>
    internal static TimeSpan? In(HttpResponseHeaders headers, TimeProvider time) => headers.RetryAfter switch
    {
        { Delta: { } delay } => delay,
        { Date: { } date } when date - (headers.Date ?? time.GetUtcNow()) is { Ticks: > 0 } delay => delay,
        _ => null,
    };

    /// <summary>The advice for it, to stand before what else there is to do.</summary>
    internal static string Advice(TimeSpan pause)
        => $"The server asks to wait {(pause.TotalSeconds < 120 ? $"{Math.Ceiling(pause.TotalSeconds)} s" : $"{Math.Ceiling(pause.TotalMinutes)} minutes")}.";
}
