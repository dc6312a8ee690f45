using System;

namespace LiveApi.Sessions;

/// <summary>What to do about a connection whose time runs out.</summary>
/// <param name="Moves">Move now.</param>
/// <param name="Why">Why the session moves, in words; null if it stays.</param>
/// <param name="LookAgainIn">When to ask again, whatever happens; null: only when something has changed.</param>
/// <param name="AtDeadline">It moves because time is up, quiet or not.</param>
/// <param name="RenewsCredential">It moves to a new credential.</param>
internal readonly record struct HandoverDecision(bool Moves, string? Why, TimeSpan? LookAgainIn, bool AtDeadline, bool RenewsCredential = false);

/// <summary>When to leave a connection whose time runs out: at the first quiet moment, and in any case before the end.</summary>
internal static class HandoverPlan
{
    internal static HandoverDecision Decide(in HandoverSituation now, ReconnectPolicy policy)
    {
        if (!policy.IsEnabled || NearestEnd(now, policy) is not { } end)
        {
            return default;
        }

        if (end.Wait > TimeSpan.Zero)
        {
            return new HandoverDecision(false, null, end.Wait, false);
        }

        if (end.Left <= policy.HandoverReserve)
        {
            return new HandoverDecision(true, end.Why, null, !now.IsQuiet, end.IsOfCredential);
        }

        TimeSpan untilDeadline = end.Left - policy.HandoverReserve;
        return now.IsQuiet
            ? new HandoverDecision(true, end.Why, null, false, end.IsOfCredential)
            : new HandoverDecision(false, null, now.FirstHandleIn < untilDeadline ? now.FirstHandleIn : untilDeadline, false);
    }

    // Without a handle the conversation is handed over as a transcript: not before the service asks for it.
    private static End? NearestEnd(in HandoverSituation now, ReconnectPolicy policy)
    {
        End? credential = now.CanResume && now.CredentialLeft is { } good ? new End(good, now.CredentialLead, "the credential is about to run out") { IsOfCredential = true } : null;
        if (now.AnnouncedLeft is { } announced)
        {
            return new End(credential?.Left < announced ? credential.Value.Left : announced, TimeSpan.MaxValue, "the service asked for it (goAway)");
        }

        if (!now.CanResume || now.KnownLeft is not { } known)
        {
            return credential;
        }

        End ofConnection = new(known, policy.HandoverLead, "the connection's time is nearly over");
        return credential?.Wait < ofConnection.Wait ? credential : ofConnection;
    }

    /// <summary>One of the ends that a connection has before it.</summary>
    private readonly record struct End(TimeSpan Left, TimeSpan Lead, string Why)
    {
        internal bool IsOfCredential { get; init; }

        /// <summary>How long nothing needs to be done about it.</summary>
        internal TimeSpan Wait => Left - Lead;
    }
}
