using System;
using LiveApi.Simulator.Scenarios;
using LiveApi.Simulator.Scenarios.Running;

namespace LiveApi.Simulator.Conversation;

/// <summary>What a session is beyond its connection: a connection that resumes takes all of it over.</summary>
internal sealed class SessionMemory(Guid id, string model, Scenario scenario)
{
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
    internal Conversation? Owner { get; set; }
}
