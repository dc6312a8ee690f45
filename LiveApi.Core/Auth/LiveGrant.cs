using System;
using System.Collections.Generic;

namespace LiveApi.Auth;

/// <summary>What one dial goes with: its headers, and how long they are good for.</summary>
public sealed class LiveGrant(IReadOnlyList<KeyValuePair<string, string>> headers)
{
    /// <summary>The headers: secrets.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = headers;

    /// <summary>When it runs out, by this machine's clock; null: never, or nobody knows.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether the service ends a session that it has run out for. Of most credentials it looks at the upgrade only.</summary>
    public bool EndsSession { get; init; }

    /// <summary>Whether asking again may give one that lasts longer.</summary>
    public bool IsRenewable { get; init; }

    /// <summary>How long it is good for; never what it is.</summary>
    public override string ToString() => ExpiresAt is { } end ? $"good until {end:u}" : "good until somebody ends it";
}
