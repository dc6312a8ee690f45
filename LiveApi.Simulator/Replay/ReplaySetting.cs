using System;
using System.Collections.Generic;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Time;
using LiveApi.Transport;

namespace LiveApi.Simulator.Replay;

/// <summary>What surrounds the replay of one connection: what was recorded of it, how strictly it is kept to, its clock and its journal.</summary>
internal sealed record ReplaySetting(string Name, IReadOnlyList<RecordedEvent> Events, ConnectionJournal Journal)
{
    internal required TimeProvider Clock { get; init; }

    /// <summary>The clock on the wall, however fast the replay runs.</summary>
    internal required TimeProvider WallClock { get; init; }

    internal required Speed Speed { get; init; }

    internal bool IsStrict { get; init; }

    internal bool HasStandIns { get; init; }

    /// <summary>Where a person can follow what happens.</summary>
    internal Action<string> Log { get; init; } = static _ => { };
}
