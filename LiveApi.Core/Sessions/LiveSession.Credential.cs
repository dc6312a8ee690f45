using System;
using LiveApi.Auth;

namespace LiveApi.Sessions;

/// <content>What it calls with, and until when that is good.</content>
public sealed partial class LiveSession
{
    private CredentialTerm? _term;

    /// <summary>When what the connection was dialled with runs out; null: never, or nobody knows. The service looks at most credentials when a connection is made only.</summary>
    public DateTimeOffset? CredentialExpiresAt { get; private set; }

    // Asked at every dial, since a source may have a newer one at any time.
    private void Note(LiveGrant grant)
    {
        TimeSpan? left = grant.ExpiresAt - _time.GetUtcNow();
        bool isTheSameStill = grant.ExpiresAt <= CredentialExpiresAt && left <= Policy.HandoverLead;
        CredentialExpiresAt = grant.ExpiresAt;

        // A session is not moved again and again for a source that has nothing newer to give: it comes back after the end, as after any.
        _term = grant is { EndsSession: true, IsRenewable: true } && left is { Ticks: > 0 } time && !isTheSameStill
            ? new CredentialTerm(MomentIn(time), TimeSpan.FromTicks(Math.Min(Policy.HandoverLead.Ticks, time.Ticks / 2)))
            : null;
    }

    /// <summary>A credential whose end is the connection's.</summary>
    /// <param name="End">As a timestamp of the session's clock.</param>
    /// <param name="Lead">How long before it the session starts to look for a quiet moment; half of its life if that is short.</param>
    private sealed record CredentialTerm(long End, TimeSpan Lead);
}
