using System.Collections.Generic;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Scenarios;

/// <summary>A conversation as a tester wrote it: what the service is like, and what happens step by step.</summary>
internal sealed record Scenario(string Name, string About, ServiceKnobs Service, IReadOnlyDictionary<string, JsonNode?> Variables, IReadOnlyList<Step> Steps)
{
    /// <summary>True where a step says the user's own speech back, so that it has to be kept.</summary>
    internal bool KeepsSpeech { get; init; }

    /// <summary>True where a step waits for messages as such.</summary>
    internal bool WatchesMessages { get; init; }
}
