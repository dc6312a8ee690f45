using System;
using LiveApi.Profiles;
using LiveApi.Simulator.Replay;
using LiveApi.Simulator.Time;

namespace LiveApi.Simulator.Hosting;

/// <summary>How a simulator is set up.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The scenario of a connection whose address names none: a built-in one by name, or a file.</summary>
    public string Scenario { get; init; } = "parrot";

    /// <summary>A recording that every connection replays, in place of any scenario.</summary>
    public Tape? Replay { get; init; }

    /// <summary>True: a replay holds the client to every value and to the cuts of its audio.</summary>
    public bool Strict { get; init; }

    /// <summary>What is known of models.</summary>
    public ModelCatalogue Models { get; init; } = ModelCatalogue.Default;

    /// <summary>How fast conversations run.</summary>
    public Speed Speed { get; init; } = Speed.RealTime;

    /// <summary>The clock below all waits.</summary>
    public TimeProvider Clock { get; init; } = PunctualTimeProvider.Instance;

    /// <summary>What ids and chances come from: the same seed gives the same ones.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>True: the journal keeps the audio of both sides, up to 32 MB each a connection.</summary>
    public bool KeepAudio { get; init; }

    /// <summary>Takes lines that a person can follow. No line holds a secret.</summary>
    public Action<string> Log { get; init; } = static _ => { };
}
