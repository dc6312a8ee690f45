using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace LiveApi.Simulator.Journal;

/// <summary>What somebody waits for in a run: so many messages of a kind, perhaps with a text in them.</summary>
/// <param name="Kind">The kind of message as the journal names it, such as <c>toolResponse</c> or <c>realtimeInput.audio</c>, or its beginning; <c>open</c> and <c>closed</c> stand for connections.</param>
public sealed record JournalCondition(string Kind)
{
    /// <summary>How many there have to be. Audio in a row counts by its messages.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The number of the only connection that counts; null for all of the run.</summary>
    public int? Connection { get; init; }

    /// <summary>A text that has to be in the message, in any case.</summary>
    public string? Containing { get; init; }

    internal bool IsMet(RunJournal run)
    {
        IEnumerable<ConnectionJournal> connections = run.Connections.Where(connection => Connection is null || connection.Number == Connection);
        long count = Kind switch
        {
            "open" => connections.Count(),
            "closed" => connections.Count(connection => connection.Closed is { } closed && Holds(closed.Reason)),
            _ => connections.Sum(connection => connection.Read(entries => entries.Where(Is).Sum(entry => (long)entry.Count))),
        };
        return count >= Count;
    }

    private bool Is(JournalEntry entry)
        => entry.Kind.StartsWith(Kind, StringComparison.OrdinalIgnoreCase) && (entry.Kind.Length == Kind.Length || entry.Kind[Kind.Length] == '.')
            && (Containing is null || Holds(entry.Text ?? "") || Holds(entry.Json is { } json ? Encoding.UTF8.GetString(json) : "") || entry.Findings.Exists(Holds));

    private bool Holds(string text) => Containing is null || text.Contains(Containing, StringComparison.OrdinalIgnoreCase);
}
