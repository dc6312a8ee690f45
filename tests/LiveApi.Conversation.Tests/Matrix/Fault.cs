using System;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>A way in which a connection goes wrong. What a session makes of it stands in docs/fault-matrix.md.</summary>
/// <param name="Name">What the cell is called.</param>
/// <param name="Class">The row of the table.</param>
internal sealed record Fault(string Name, string Class)
{
    /// <summary>The close frame that the client reads; 0: none.</summary>
    internal int CloseCode { get; init; }

    internal string CloseReason { get; init; } = string.Empty;

    /// <summary>Nothing goes through the line any more, in either direction.</summary>
    internal bool FallsSilent { get; init; }

    /// <summary>Pings go unanswered, too, so that the socket gives up by itself.</summary>
    internal bool LosesPongs { get; init; }

    /// <summary>goAway with so much left, and the end of the connection two seconds after that.</summary>
    internal TimeSpan? GoAway { get; init; }

    /// <summary>The next upgrade is refused with this status, once.</summary>
    internal int NextUpgrade { get; init; }

    /// <summary>The next upgrade is never answered.</summary>
    internal bool NextUpgradeIsSilent { get; init; }

    /// <summary>The next setup is closed with 1008: its handle is unknown.</summary>
    internal bool RefusesHandle { get; init; }

    /// <summary>The token that the connection was made with is worth nothing any more.</summary>
    internal bool ExpiresToken { get; init; }

    /// <summary>How long the session stays away at least.</summary>
    internal TimeSpan AwayAtLeast { get; init; }

    public override string ToString() => Name;
}
