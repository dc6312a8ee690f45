using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Simulator.Journal;

/// <summary>The connections of one isolated run: tests that share a simulator do not see each other's.</summary>
internal sealed class RunJournal(string name)
{
    private const int MaxConnections = 200;

    private readonly Lock _lock = new();
    private ImmutableList<ConnectionJournal> _connections = [];
    private int _opened;

    private TaskCompletionSource? _waiter;

    /// <summary>A journal of connections that were noted elsewhere.</summary>
    internal RunJournal(string name, IEnumerable<ConnectionJournal> connections) : this(name) => _opened = (_connections = [.. connections]).Count;

    internal string Name { get; } = name;

    internal IReadOnlyList<ConnectionJournal> Connections => _connections;

    internal int Dropped => _opened - _connections.Count;

    internal ConnectionJournal Open(string surface, string scenario, string credential, DateTimeOffset now, bool keepAudio, Func<string, string>? hide = null)
    {
        lock (_lock)
        {
            ConnectionJournal journal = new(++_opened, surface, scenario, credential, now) { Heard = keepAudio ? new AudioTape() : null, Said = keepAudio ? new AudioTape() : null, Changed = Pulse, Hide = hide };
            _connections = _connections.Add(journal);
            if (_connections.Count > MaxConnections) { _connections = _connections.RemoveAt(0); }
            Pulse();
            return journal;
        }
    }

    /// <summary>Ends at the next change of any connection's journal. Asked for before looking, so that no change falls between.</summary>
    internal Task NextChange()
    {
        TaskCompletionSource mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref _waiter, mine, null) ?? mine).Task;
    }

    // Nearly always nobody waits, and then it costs one read.
    private void Pulse()
    {
        if (Volatile.Read(ref _waiter) is not null) { Interlocked.Exchange(ref _waiter, null)?.TrySetResult(); }
    }
}
