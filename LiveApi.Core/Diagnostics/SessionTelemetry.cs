using System;
using System.Collections.Generic;

namespace LiveApi.Diagnostics;

/// <summary>What a session tells OpenTelemetry and its like, under the names of the GenAI conventions where those have one. It costs nothing while nobody listens.</summary>
/// <remarks>The build for older shells has no such listeners, and tells nothing.</remarks>
internal sealed partial class SessionTelemetry
{
    /// <summary>What is said of a session with every span and figure.</summary>
    internal sealed record Subject(string Provider, string Model, string Address, int Port, string Name);

    /// <summary>One turn of the service.</summary>
    internal sealed record Turn
    {
        internal required int Number { get; init; }

        /// <summary>When the first of it came.</summary>
        internal required DateTimeOffset Start { get; init; }

        internal required DateTimeOffset End { get; init; }

        internal required bool WasInterrupted { get; init; }

        /// <summary>The service's word for an abnormal end, or null.</summary>
        internal string? Reason { get; init; }

        internal bool Speaks { get; init; }
    }

    /// <summary>The session begins to dial.</summary>
    internal partial void Begin(DateTimeOffset at);

    /// <summary>It is open, after these phases.</summary>
    internal partial void Opened(IReadOnlyDictionary<string, TimeSpan> phases);

    /// <summary>It is on another connection.</summary>
    internal partial void Reconnected();

    /// <summary>The service counted tokens.</summary>
    internal partial void Counted(long input, long output);

    /// <summary>A turn is over.</summary>
    internal partial void Ended(Turn turn);

    /// <summary>The answer to an input began so long after the last byte of it.</summary>
    internal partial void FirstChunk(TimeSpan after);

    /// <summary>A tool has answered or failed.</summary>
    internal partial void ToolAnswered(string name, string id, DateTimeOffset end, TimeSpan elapsed, string? error);

    /// <summary>The session is over; the fault, if it was one.</summary>
    internal partial void Closed(int code, string? fault, DateTimeOffset at);
}
