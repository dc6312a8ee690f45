using System;
using System.Collections.Concurrent;
using System.Threading;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Replay;
using LiveApi.Simulator.Tokens;

namespace LiveApi.Simulator.Hosting;

/// <summary>One test's share of the simulator: its own sessions, its own expired credentials, its own journal.</summary>
internal sealed class Run(string name, TimeProvider clock)
{
    internal const string Default = "default";

    private int _replayed;

    internal RunJournal Journal { get; } = new(name);

    internal TokenStore Tokens { get; } = new(clock);

    internal SessionStore Sessions { get; } = new(clock);

    /// <summary>The conversations that are open, by the numbers of their connections.</summary>
    internal ConcurrentDictionary<int, Conversation.Conversation> Open { get; } = new();

    /// <summary>The replays that are open, by the numbers of their connections.</summary>
    internal ConcurrentDictionary<int, ReplayConnection> Replays { get; } = new();

    /// <summary>The number of the next connection of a replay, from 1.</summary>
    internal int NextReplayed() => Interlocked.Increment(ref _replayed);
}
