using System;

namespace LiveApi.Sessions;

/// <summary>What a watchdog has to say.</summary>
/// <param name="IsOverdue">The reply is overdue: to be said once.</param>
/// <param name="IsHalfOpen">Nobody is at the other end any more.</param>
/// <param name="LookAgainIn">When to ask again; null: nothing is due.</param>
internal readonly record struct WatchdogDecision(bool IsOverdue, bool IsHalfOpen, TimeSpan? LookAgainIn);

/// <summary>Tells a service that thinks from one that is gone. Any message that comes in shows that it is there; pongs are the socket's own matter.</summary>
internal static class Watchdogs
{
    /// <summary>Judges the silence since a reply became due or the last message came, whichever is later.</summary>
    internal static WatchdogDecision Decide(bool replyIsDue, TimeSpan silence, bool wasSaid, ReconnectPolicy policy)
    {
        if (!replyIsDue)
        {
            return default;
        }

        if (policy.IsEnabled && silence >= policy.LinkTimeout)
        {
            return new WatchdogDecision(false, true, null);
        }

        TimeSpan? untilHalfOpen = policy.IsEnabled ? policy.LinkTimeout - silence : null;
        if (wasSaid)
        {
            return new WatchdogDecision(false, false, untilHalfOpen);
        }

        return silence >= policy.ReplyTimeout
            ? new WatchdogDecision(true, false, untilHalfOpen)
            : new WatchdogDecision(false, false, Earlier(policy.ReplyTimeout - silence, untilHalfOpen));
    }

    private static TimeSpan Earlier(TimeSpan one, TimeSpan? other) => other < one ? other.Value : one;
}
