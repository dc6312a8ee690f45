using System;
using LiveApi.Profiles;

namespace LiveApi.Sessions;

/// <summary>How much a session may use. It is closed in order when it has reached one of them.</summary>
public sealed record LiveLimits
{
    /// <summary>Tokens of both directions: the service's counts, or computed ones where it sends none.</summary>
    public long? Tokens { get; init; }

    /// <summary>Time since the session was opened.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>US dollars, estimated from the tokens.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Prices to reckon with; null: those that are known for the model's family.</summary>
    public TokenPrices? Prices { get; init; }

    /// <summary>Whether there is any.</summary>
    internal bool IsAny => Tokens is not null || Time is not null || Cost is not null;
}
