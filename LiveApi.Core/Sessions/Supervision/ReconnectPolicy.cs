using System;

namespace LiveApi.Sessions;

/// <summary>How far a session goes to outlive its connections: when it moves, how often it tries again, and what it holds meanwhile.</summary>
public sealed record ReconnectPolicy
{
    /// <summary>The session moves before a connection's time is over, and comes back after a drop.</summary>
    public static ReconnectPolicy Default { get; } = new();

    /// <summary>The session ends with its connection.</summary>
    public static ReconnectPolicy Never { get; } = new() { IsEnabled = false };

    /// <summary>False: the session ends with its connection, whatever the other members say.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Attempts after one drop. A connection that breaks soon after it was made belongs to the same drop.</summary>
    public int MaxAttempts { get; init; } = 8;

    /// <summary>Attempts after drops in the whole life of the session. Moves that were planned do not count.</summary>
    public int MaxAttemptsInTotal { get; init; } = 100;

    /// <summary>The longest pause between two attempts; a limit of the account may ask for four times as long.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a new connection has to last before the next break is a new drop.</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Audio that is held while there is no connection. The newest is kept, and what was dropped is counted.</summary>
    public TimeSpan HeldAudio { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long before a connection's known end the session starts to look for a quiet moment to move.</summary>
    public TimeSpan HandoverLead { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long before the end it moves whatever goes on: as long as a close in good order may take.</summary>
    public TimeSpan HandoverReserve { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the service may say nothing at all while a reply is due before <see cref="LiveReplyOverdue"/> says so.</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long it may say nothing at all while a reply is due before the connection counts as half-open. Pongs of the service may take 30 seconds: stay above.</summary>
    public TimeSpan LinkTimeout { get; init; } = TimeSpan.FromSeconds(90);
}
