using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Scenarios;

namespace LiveApi.Simulator.Hosting;

/// <summary>What was decided about an upgrade: a place in a run, or a refusal.</summary>
internal sealed record Admission(Surface Surface, Credential Credential, Scenario? Scenario, Run? Run, HttpRefusal? Refusal = null)
{
    /// <summary>True: the request is never answered.</summary>
    internal bool IsSilent => Scenario?.Service.Upgrade == Upgrade.Silence;

    public static implicit operator Admission(HttpRefusal refusal) => new(default, Credential.Missing, null, null, refusal);
}
