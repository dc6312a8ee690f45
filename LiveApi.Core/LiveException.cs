using System;

namespace LiveApi;

/// <summary>A failure with a cause that has a name, and advice on what to do about it.</summary>
public class LiveException : Exception
{
    /// <summary>Names the cause, says what happened (never with a secret in it) and what to do.</summary>
    public LiveException(LiveFault fault, string message, string advice, Exception? inner = null)
        : base(message, inner)
    {
        Fault = fault;
        Advice = advice;
    }

    /// <summary>The cause. Its name is the ErrorId that users see, and never changes.</summary>
    public LiveFault Fault { get; }

    /// <summary>What the reader can do about it, in one or two sentences.</summary>
    public string Advice { get; }

    /// <summary>What the room that threw it knows besides, for the rooms above it: of a refusal or a close, its entry in the close catalogue.</summary>
    internal object? Details { get; init; }
}
