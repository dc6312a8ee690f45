using System;
using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Transport;

/// <summary>One entry of the close catalogue. The first that matches counts.</summary>
public sealed record CloseCase
{
    /// <summary>Close codes or HTTP statuses; none stands for any.</summary>
    public required IReadOnlyList<int> Codes { get; init; }

    /// <summary>Pieces of text, any of which the reason must have, in any case; none: any reason will do.</summary>
    public IReadOnlyList<string> Contains { get; init => field = value ?? []; } = [];

    /// <summary>A reason as it was seen or is expected.</summary>
    public required string Example { get; init; }

    /// <summary>The cause by its name.</summary>
    public required LiveFault Fault { get; init; }

    /// <summary>The kind of end.</summary>
    public required CloseClass Class { get; init; }

    /// <summary>What it means, in one or two sentences.</summary>
    public required string Meaning { get; init; }

    /// <summary>What the reader can do about it, in one or two sentences.</summary>
    public required string Advice { get; init; }

    /// <summary>What a program can do, where that differs from the rest of the class.</summary>
    public RetryRule? Retry { get; init; }

    /// <summary>Where it was seen, or that it is an assumption.</summary>
    public required string Source { get; init; }

    internal bool Matches(int code, string reason)
        => (Codes.Count == 0 || Codes.Contains(code))
        && (Contains.Count == 0 || Contains.Any(piece => reason.Contains(piece, StringComparison.OrdinalIgnoreCase)));
}
