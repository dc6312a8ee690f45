using System;
using LiveApi.Simulator.Speech;

namespace LiveApi.Simulator.Conversation;

/// <summary>One thing that the model says: its words, its sound, or thoughts that come first. <see cref="After"/> is the silence before it.</summary>
internal sealed record SpokenLine(string? Words, ISpeech? Sound, string? Thought, TimeSpan After);
