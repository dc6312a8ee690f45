using System.Collections.Generic;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Scenarios;
using LiveApi.Transport;

namespace LiveApi.Simulator.Hosting;

/// <summary>What was decided about an upgrade: a place in a run, or a refusal.</summary>
internal sealed record Admission(Surface Surface, Credential Credential, Scenario? Scenario, Run? Run, HttpRefusal? Refusal = null)
{
    /// <summary>What was recorded of the connection, where it is a replay.</summary>
    internal IReadOnlyList<RecordedEvent>? Recorded { get; init; }

    /// <summary>The subprotocol to agree to; null for none.</summary>
    internal string? Subprotocol { get; init; }

    /// <summary>True: the request is never answered.</summary>
    internal bool IsSilent => Scenario?.Service.Upgrade == Upgrade.Silence;

    public static implicit operator Admission(HttpRefusal refusal) => new(default, Credential.Missing, null, null, refusal);
}
