using System;

namespace LiveApi.Transport;

/// <summary>How an upgrade was refused: the status, what was said besides, and when one may come back.</summary>
internal sealed record Refusal(int Status)
{
    internal string? Body { get; init; }

    /// <summary>What Retry-After asks for.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>How far this machine's clock is from the one that answered; zero where that is of no account.</summary>
    internal TimeSpan ClockOff { get; init; }
}
