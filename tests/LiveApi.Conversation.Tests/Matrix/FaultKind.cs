using System;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>A way in which a connection goes wrong, and, written by hand before any run, what a session makes of it.</summary>
/// <param name="Name">What the cell is called.</param>
/// <param name="GoesOn">Whether the session lives on, and every question is answered in the end; else it ends with the fault.</param>
/// <param name="Restored">Whether the service still has the conversation.</param>
/// <param name="MayLoseATurn">Whether one question may have to be asked again: it, or the answer to it, was under way on the line that broke.</param>
/// <param name="AtLeast">How long the session has to stay away.</param>
internal sealed record FaultKind(string Name, bool GoesOn, bool Restored = true, bool MayLoseATurn = true, double AtLeast = 1.5)
{
    /// <summary>The close frame that the client reads; 0: none.</summary>
    internal int CloseCode { get; init; }

    internal string CloseReason { get; init; } = string.Empty;

    /// <summary>The line stays open, and nothing goes through it any more.</summary>
    internal bool Stalls { get; init; }

    /// <summary>goAway with so much left, and the end of the connection after that.</summary>
    internal TimeSpan? GoAway { get; init; }

    /// <summary>The next upgrade is refused with this status, once.</summary>
    internal int NextUpgrade { get; init; }

    /// <summary>The next setup is closed with 1008: its handle is unknown.</summary>
    internal bool RefusesHandle { get; init; }

    internal static FaultKind[] All { get; } =
    [
        new("reset", GoesOn: true),
        Close(1000, string.Empty, goesOn: false),
        Close(1001, string.Empty, goesOn: true),
        Close(1007, "Request contains an invalid argument.", goesOn: false),
        Close(1008, "Token expired", goesOn: true),
        Close(1008, "Requested entity was not found.", goesOn: false),
        Close(1008, "The operation was aborted.", goesOn: true),
        Close(1008, "Session not found.", goesOn: true) with { Restored = false },
        Close(1009, string.Empty, goesOn: false),
        Close(1011, "Internal error encountered.", goesOn: true),
        Close(1011, "The service is currently unavailable.", goesOn: true),
        Close(1011, "Deadline expired before operation could complete.", goesOn: true),
        Close(1011, "You exceeded your current quota, please check your plan and billing details.", goesOn: true) with { AtLeast = 30 },
        new("half-open", GoesOn: true) { Stalls = true },
        new("reset, then 401", GoesOn: true, AtLeast: 3) { NextUpgrade = 401 },
        new("reset, then 403", GoesOn: true, AtLeast: 3) { NextUpgrade = 403 },
        new("reset, then 404", GoesOn: false) { NextUpgrade = 404 },
        new("reset, then 429", GoesOn: true, AtLeast: 31.5) { NextUpgrade = 429 },
        new("reset, then 503", GoesOn: true, AtLeast: 4.5) { NextUpgrade = 503 },
        new("reset, then the handle is refused", GoesOn: true, Restored: false, AtLeast: 3) { RefusesHandle = true },
        new("goAway 50 s", GoesOn: true, MayLoseATurn: false) { GoAway = TimeSpan.FromSeconds(50) },
        new("goAway 5 s", GoesOn: true) { GoAway = TimeSpan.FromSeconds(5) },
        new("goAway 0 s", GoesOn: true) { GoAway = TimeSpan.Zero },
    ];

    public override string ToString() => Name;

    private static FaultKind Close(int code, string reason, bool goesOn) => new($"close {code} {reason}".TrimEnd(), goesOn) { CloseCode = code, CloseReason = reason };
}
