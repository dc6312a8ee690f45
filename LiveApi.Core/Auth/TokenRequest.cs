using System;
using System.Collections.Generic;
using LiveApi.Wire;

namespace LiveApi.Auth;

/// <summary>What an ephemeral token is to allow, for how long, and what of its sessions is settled beforehand.</summary>
public sealed record TokenRequest
{
    /// <summary>How many sessions may be started with it; 0: any number. Resuming a session does not count.</summary>
    public int Uses { get; init; } = 1;

    /// <summary>How long messages are taken, under 20 hours; null: the service's 30 minutes.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>How long a new session may be started, under 20 hours; null: the service's minute.</summary>
    public TimeSpan? NewSessionLifetime { get; init; }

    /// <summary>The setup that the token brings; null: whoever uses it is free in theirs.</summary>
    public Setup? Setup { get; init; }

    /// <summary>
    /// Which fields cannot be changed. Null: all of them, so that the token's setup stands in the place of the client's (whose resumption handle is lost).
    /// An empty list: those that <see cref="Setup"/> sets. A list: these besides, such as <c>temperature</c> or <c>inputAudioTranscription</c>.
    /// </summary>
    public IReadOnlyList<string>? LockAdditionalFields { get; init; }
}
