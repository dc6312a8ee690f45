using System;
using LiveApi.Transport;

namespace LiveApi.Sessions;

/// <summary>A connection that broke, or an attempt that failed, and what was tried so far.</summary>
internal readonly record struct Drop
{
    /// <summary>What the catalogue says about it.</summary>
    internal required RetryRule Rule { get; init; }

    internal required CloseClass Class { get; init; }

    internal LiveCloser ClosedBy { get; init; }

    /// <summary>Whether this was an attempt to come back, rather than a connection in use.</summary>
    internal bool WhileConnecting { get; init; }

    /// <summary>Whether the setup of that attempt had a handle in it.</summary>
    internal bool WithHandle { get; init; }

    /// <summary>Whether the setup was another one than the service had taken before.</summary>
    internal bool SetupChanged { get; init; }

    /// <summary>Attempts since the drop.</summary>
    internal int Attempts { get; init; }

    /// <summary>Attempts in the life of the session.</summary>
    internal int AttemptsInTotal { get; init; }

    /// <summary>Whether a new credential was asked for since the drop.</summary>
    internal bool Renewed { get; init; }
}

/// <summary>What a session does after a drop.</summary>
/// <param name="TriesAgain">False: the session is over.</param>
/// <param name="Delay">How long to wait before the next attempt, jitter not yet in it.</param>
/// <param name="RenewsCredential">The credential is to be got anew.</param>
/// <param name="StartsAnew">The handle is worth nothing: a fresh session, and the transcript handed over.</param>
internal readonly record struct Verdict(bool TriesAgain, TimeSpan Delay, bool RenewsCredential, bool StartsAnew)
{
    internal static Verdict Over => default;
}

/// <summary>Whether and how to come back, by the rule of the close catalogue and the caps of the policy.</summary>
internal static class DropVerdict
{
    internal static Verdict Decide(in Drop drop, ReconnectPolicy policy, TimeSpan resumePause)
    {
        if (!policy.IsEnabled
            || drop.ClosedBy == LiveCloser.Client
            || drop.Attempts >= policy.MaxAttempts
            || drop.AttemptsInTotal >= policy.MaxAttemptsInTotal)
        {
            return Verdict.Over;
        }

        switch (drop.Rule.Kind)
        {
            case RetryKind.StartAnew:
                return new Verdict(true, resumePause, false, StartsAnew: true);
            case RetryKind.RenewCredentialOnce:
                return drop.Renewed ? Verdict.Over : new Verdict(true, resumePause, RenewsCredential: true, false);
            case RetryKind.ResumeAtOnce:
                return new Verdict(true, Backoff.Delay(resumePause, drop.Attempts, policy.LongestDelay), false, false);
            case RetryKind.BackOff:
                TimeSpan longest = drop.Class == CloseClass.Quota ? TimeSpan.FromTicks(policy.LongestDelay.Ticks * 4) : policy.LongestDelay;
                TimeSpan first = drop.Rule.FirstDelay > resumePause ? drop.Rule.FirstDelay : resumePause;
                return new Verdict(true, Backoff.Delay(first, drop.Attempts, longest), false, false);
            default:
                // The service took this very setup before: what it refuses now is the handle, the only thing that is new in it.
                return drop is { WhileConnecting: true, WithHandle: true, SetupChanged: false, Class: CloseClass.BadRequest }
                    ? new Verdict(true, resumePause, false, StartsAnew: true)
                    : Verdict.Over;
        }
    }
}
