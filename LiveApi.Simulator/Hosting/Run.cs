using System;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Tokens;

namespace LiveApi.Simulator.Hosting;

/// <summary>One test's share of the simulator: its own sessions, its own expired credentials, its own journal.</summary>
internal sealed class Run(string name, TimeProvider clock)
{
    internal const string Default = "default";

    internal RunJournal Journal { get; } = new(name);

    internal TokenStore Tokens { get; } = new(clock);

    internal SessionStore Sessions { get; } = new(clock);
}
