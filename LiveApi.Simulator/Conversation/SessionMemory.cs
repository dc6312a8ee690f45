using System;
using System.Threading;
using LiveApi.Simulator.Scenarios;
using LiveApi.Simulator.Scenarios.Running;

namespace LiveApi.Simulator.Conversation;

/// <summary>What a session is beyond its connection: a connection that resumes takes all of it over.</summary>
internal sealed class SessionMemory(Guid id, string model, Scenario scenario)
{
    private Conversation? _owner;

    internal Guid Id { get; } = id;

    internal string Model { get; } = model;

    internal ContextMeter Context { get; } = new();

    internal PendingCalls Calls { get; } = new();

    internal ScenarioCursor Cursor { get; } = new(scenario);

    internal TimeSpan AudioHeard { get; set; }

    internal int Turns { get; set; }

    internal int Connections { get; set; }

    /// <summary>How long its earlier connections lasted in all.</summary>
    internal TimeSpan Lasted { get; set; }

    internal bool HasVideo { get; set; }

    /// <summary>Whether a client has a handle to it: else nobody can come back to it.</summary>
    internal bool HasHandle { get; set; }

    /// <summary>When its last connection ended, as a timestamp of the simulator's clock.</summary>
    internal long? LeftAt { get; set; }

    /// <summary>The connection that has it now.</summary>
    internal Conversation? Owner => Volatile.Read(ref _owner);

    /// <summary>A connection takes it; the one that had it, if one did. Two that come at once take it one after the other.</summary>
    internal Conversation? Take(Conversation owner) => Interlocked.Exchange(ref _owner, owner);

    /// <summary>A connection that ends lets it go. False: another has taken it.</summary>
    internal bool Release(Conversation owner) => Interlocked.CompareExchange(ref _owner, null, owner) == owner;
}
