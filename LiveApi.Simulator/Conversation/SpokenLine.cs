using System;
using LiveApi.Simulator.Speech;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>One thing that the model says: its words, its sound, or thoughts that come first. <see cref="After"/> is the silence before it.</summary>
internal sealed record SpokenLine(string? Words, ISpeech? Sound, string? Thought, TimeSpan After)
{
    /// <summary>What it was found in: sent after it as it is.</summary>
    internal GroundingMetadata? Grounding { get; init; }

    /// <summary>Why the turn ends, where that is not the ordinary way.</summary>
    internal string? Reason { get; init; }

    /// <summary>True: the turn ends because the model expects the user to go on.</summary>
    internal bool WaitsForInput { get; init; }
}
