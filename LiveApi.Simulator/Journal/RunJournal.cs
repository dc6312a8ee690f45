using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;

namespace LiveApi.Simulator.Journal;

/// <summary>The connections of one isolated run: tests that share a simulator do not see each other's.</summary>
internal sealed class RunJournal(string name)
{
    private const int MaxConnections = 200;

    private readonly Lock _lock = new();
    private ImmutableList<ConnectionJournal> _connections = [];
    private int _opened;

    internal string Name { get; } = name;

    internal IReadOnlyList<ConnectionJournal> Connections => _connections;

    internal int Dropped => _opened - _connections.Count;

    internal ConnectionJournal Open(string surface, string scenario, string credential, DateTimeOffset now, bool keepAudio)
    {
        lock (_lock)
        {
            ConnectionJournal journal = new(++_opened, surface, scenario, credential, now) { Heard = keepAudio ? new AudioTape() : null, Said = keepAudio ? new AudioTape() : null };
            _connections = _connections.Add(journal);
            if (_connections.Count > MaxConnections) { _connections = _connections.RemoveAt(0); }
            return journal;
        }
    }
}
