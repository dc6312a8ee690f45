using System;

namespace LiveApi.Simulator.Scenarios.Running;

/// <summary>What a client can do that a scenario may wait for.</summary>
[Flags]
internal enum EventKind
{
    None = 0,
    /// <summary>Typed or sent text that asks for an answer.</summary>
    Text = 1,
    /// <summary>An utterance, when it is over.</summary>
    Speech = 2,
    ToolResponse = 4,
    VideoFrame = 8,
    SpeechStart = 16,
    AudioStreamEnd = 32,
    /// <summary>The first connection of a session is set up.</summary>
    Setup = 64,
    /// <summary>A later connection of the session is set up.</summary>
    Resumption = 128,
    /// <summary>Any message, as JSON.</summary>
    Message = 256,
    /// <summary>Nothing for a while.</summary>
    Silence = 512,

    /// <summary>What a client cannot do without an answer: a scenario has to expect it.</summary>
    Turns = Text | Speech | ToolResponse,
}
