using System;

namespace LiveApi.Sessions;

/// <summary>What a planned move depends on, as it is at one moment.</summary>
internal readonly record struct HandoverSituation
{
    /// <summary>What goAway has left of the connection; null: none has come.</summary>
    internal TimeSpan? AnnouncedLeft { get; init; }

    /// <summary>What is left of the time that connections are known to have; null: not known.</summary>
    internal TimeSpan? KnownLeft { get; init; }

    /// <summary>Whether there is a handle to resume with.</summary>
    internal bool CanResume { get; init; }

    /// <summary>Whether the service has said that the newest handle is behind, and not yet sent a newer one.</summary>
    internal bool HandleIsBehind { get; init; }

    internal bool ModelAnswers { get; init; }

    internal bool ReplyIsDue { get; init; }

    internal bool UserSpeaks { get; init; }

    /// <summary>Whether calls run whose answers have not gone out.</summary>
    internal bool ToolsPending { get; init; }

    internal bool IsQuiet => !(ModelAnswers || ReplyIsDue || UserSpeaks || ToolsPending || HandleIsBehind);
}

/// <summary>What to do about it.</summary>
/// <param name="Moves">Move now.</param>
/// <param name="Why">Why the session moves, in words; null if it stays.</param>
/// <param name="LookAgainIn">When to ask again, whatever happens; null: only when something has changed.</param>
/// <param name="AtDeadline">It moves because time is up, quiet or not.</param>
internal readonly record struct HandoverDecision(bool Moves, string? Why, TimeSpan? LookAgainIn, bool AtDeadline);

/// <summary>When to leave a connection whose time runs out: at the first quiet moment, and in any case before the end.</summary>
internal static class HandoverPlan
{
    internal static HandoverDecision Decide(in HandoverSituation now, ReconnectPolicy policy)
    {
        // Without a handle the conversation is handed over as a transcript: not before the service asks for it.
        TimeSpan? left = now.AnnouncedLeft ?? (now.CanResume ? now.KnownLeft : null);
        if (!policy.IsEnabled || left is not { } time)
        {
            return new HandoverDecision(false, null, null, false);
        }

        if (now.AnnouncedLeft is null && time > policy.HandoverLead)
        {
            return new HandoverDecision(false, null, time - policy.HandoverLead, false);
        }

        string why = now.AnnouncedLeft is null ? "the connection's time is nearly over" : "the service asked for it (goAway)";
        if (time <= policy.HandoverReserve)
        {
            return new HandoverDecision(true, why, null, !now.IsQuiet);
        }

        return now.IsQuiet
            ? new HandoverDecision(true, why, null, false)
            : new HandoverDecision(false, null, time - policy.HandoverReserve, false);
    }
}
