using System;

namespace LiveApi.Transport;

/// <summary>Why a connection ended or was refused: what was said, what it means and what to do.</summary>
public sealed record CloseReason
{
    /// <summary>The WebSocket close code, or the HTTP status of a refused upgrade.</summary>
    public required int Code { get; init; }

    /// <summary>What the other end said, without secrets; empty if nothing.</summary>
    public required string Reason { get; init; }

    /// <summary>The cause by its name.</summary>
    public required LiveFault Fault { get; init; }

    /// <summary>The kind of end.</summary>
    public required CloseClass Class { get; init; }

    /// <summary>What it means, in one or two sentences.</summary>
    public required string Meaning { get; init; }

    /// <summary>What the reader can do about it, in one or two sentences.</summary>
    public required string Advice { get; init; }

    /// <summary>What a program can do about it.</summary>
    public required RetryRule Retry { get; init; }

    /// <summary>How long the server asks to wait; null: it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
