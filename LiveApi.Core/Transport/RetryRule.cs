using System;
using System.Text.Json.Serialization;

namespace LiveApi.Transport;

/// <summary>Whether and how to come back after an end.</summary>
public sealed record RetryRule
{
    /// <summary>What to do.</summary>
    public required RetryKind Kind { get; init; }

    /// <summary>How long to wait before the first attempt; later ones wait longer, with jitter.</summary>
    [JsonIgnore]
    public TimeSpan FirstDelay => TimeSpan.FromSeconds(FirstDelaySeconds);

    [JsonInclude]
    internal double FirstDelaySeconds { get; init; }

    /// <summary>The same, with a wait that is not shorter than was asked for.</summary>
    internal RetryRule NotBefore(TimeSpan pause) => Kind == RetryKind.BackOff && pause > FirstDelay ? this with { FirstDelaySeconds = pause.TotalSeconds } : this;
}

/// <summary>Ways to come back after an end.</summary>
public enum RetryKind
{
    /// <summary>Do not: the same again ends the same.</summary>
    Never,

    /// <summary>Get a new credential and try once more.</summary>
    RenewCredentialOnce,

    /// <summary>Wait, and resume; wait longer each time.</summary>
    BackOff,

    /// <summary>Resume as soon as the old connection is closed.</summary>
    ResumeAtOnce,

    /// <summary>Open a new session without the handle.</summary>
    StartAnew,
}
