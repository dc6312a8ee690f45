using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Sessions;

namespace LiveApi.Conversation.Tests.Properties;

/// <summary>Something that the user asked, and that the session took.</summary>
/// <param name="Number">Its number, which is in its text.</param>
/// <param name="Text">What was sent.</param>
/// <param name="At">When the session had taken it.</param>
internal sealed record Asked(int Number, string Text, DateTimeOffset At);

/// <summary>All that was seen of a conversation, from both sides.</summary>
internal sealed class Report
{
    /// <summary>What the client read, in order.</summary>
    internal List<LiveMessage> Messages { get; } = [];

    internal List<Asked> Asked { get; } = [];

    /// <summary>When the user began to speak.</summary>
    internal List<DateTimeOffset> Spoken { get; } = [];

    /// <summary>When the user stopped the model.</summary>
    internal List<DateTimeOffset> Stopped { get; } = [];

    /// <summary>Pieces of audio that the session took.</summary>
    internal int AudioSent { get; set; }

    /// <summary>Numbers of the pieces of audio that the service heard, of each connection.</summary>
    internal List<List<int>> AudioHeard { get; } = [];

    /// <summary>Numbers of the questions that the service heard, over all connections.</summary>
    internal List<int> Heard { get; } = [];

    /// <summary>Numbers of the questions that a fresh session was told of as asked before.</summary>
    internal HashSet<int> ToldAsPast { get; } = [];

    /// <summary>What the service found wrong with what the client sent.</summary>
    internal List<string> Findings { get; } = [];

    /// <summary>The questions that tools were called for.</summary>
    internal List<(string Tool, int Question)> Called { get; } = [];

    internal LiveSessionClosed? End { get; set; }

    /// <summary>The question that is asked when all is over: whether it was answered.</summary>
    internal bool AnsweredInTheEnd { get; set; }

    internal int MostUnsent { get; set; }

    internal long MostUnread { get; set; }

    internal long AudioDropped { get; set; }

    /// <summary>What the client left when it had ended: timers, sockets, files.</summary>
    internal string Left { get; set; } = "";

    /// <summary>What kept the conversation from coming to its end; null as a rule.</summary>
    internal string? Broken { get; set; }

    internal LiveReconnected[] Moves => [.. Messages.OfType<LiveReconnected>()];

    internal int FreshMoves => Moves.Count(static move => !move.StateRestored);

    /// <summary>The sessions itself ended, rather than its user.</summary>
    internal bool EndedByItself => End is not { ClosedBy: LiveCloser.Client } || End.IsError;

    internal string Story => string.Join("\n", Messages.Select(static message => $"  {message.ReceivedAt:mm:ss.fff} turn {message.Turn} {message}"));
}
