using System;
using LiveApi.Profiles;

namespace LiveApi.Sessions;

/// <summary>What a session has used so far: as the service counted it, and as it follows from what went over the wire.</summary>
public sealed record LiveSessionUsage
{
    /// <summary>The service's counts of all generations, added up. A generation counts the whole context again, and so it is billed.</summary>
    public required LiveTokens Sent { get; init; }

    /// <summary>How many times the service sent counts.</summary>
    public required int Counts { get; init; }

    /// <summary>What follows from the seconds of audio, the pictures and the characters: 25 tokens a second, 258 a picture, one for 4 characters.</summary>
    public required LiveTokens Computed { get; init; }

    /// <summary>The service's counts if it sends any, else the computed ones.</summary>
    public LiveTokens Tokens => Counts > 0 ? Sent : Computed;

    /// <summary>What <see cref="Tokens"/> cost in US dollars; null where no prices are known. An estimate, not a bill.</summary>
    public decimal? Cost => Prices is null ? null : Tokens.CostAt(Prices);

    /// <summary>The prices that <see cref="Cost"/> is by, with where they come from and of which day they are.</summary>
    public TokenPrices? Prices { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Tokens}{(Counts > 0 ? string.Empty : " (computed)")}{(Cost is { } money ? FormattableString.Invariant($", about {money:0.0000} USD") : string.Empty)}";
}
