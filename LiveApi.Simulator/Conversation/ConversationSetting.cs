using System;
using LiveApi.Profiles;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Scenarios;
using LiveApi.Simulator.Time;
using LiveApi.Simulator.Tokens;

namespace LiveApi.Simulator.Conversation;

/// <summary>What surrounds a conversation: the door that it came through, its scenario, its run's sessions, its clock and its journal.</summary>
internal sealed record ConversationSetting(Surface Surface, Credential Credential, Scenario Scenario, SessionStore Sessions, ConnectionJournal Journal)
{
    internal required TimeProvider Clock { get; init; }

    internal required TokenStore Tokens { get; init; }

    internal required Speed Speed { get; init; }

    internal required Random Dice { get; init; }

    internal ModelCatalogue Models { get; init; } = ModelCatalogue.Default;

    /// <summary>Where a person can follow what happens.</summary>
    internal Action<string> Log { get; init; } = static _ => { };
}
