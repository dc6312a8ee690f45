using System;
using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>The end of one cell, from the word in the table and the place in the conversation.</summary>
/// <param name="Turn">kept, again, lost, late, part, ends, none or unseen; see docs/fault-matrix.md.</param>
/// <param name="Anew">The service has lost the conversation, and is told of it.</param>
internal sealed record Expected(string Turn, bool Anew)
{
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(2);

    /// <summary>Null: the fault cannot strike there.</summary>
    internal static Expected? Of(FaultTable table, Fault fault, IReadOnlyList<WireMessage> wire, IReadOnlyList<Stage> stages, int boundary)
    {
        Stage stage = stages[boundary - 1];
        string word = table.EndOf(fault, stage);
        bool anew = word.EndsWith("anew", StringComparison.Ordinal);
        string turn = word.Split(' ')[0];
        return turn switch
        {
            "" => null,
            "anew" => new Expected("kept", true),
            "in" => new Expected(IsOverInTime(wire, stages, boundary) ? "kept" : stage == Stage.Speaking ? "part" : "lost", false),
            "next" => new Expected(Next(wire, boundary, anew), anew),
            _ => new Expected(turn, anew),
        };
    }

    // Until three seconds before the end the session waits for a quiet moment.
    private static bool IsOverInTime(IReadOnlyList<WireMessage> wire, IReadOnlyList<Stage> stages, int boundary)
    {
        int quiet = Enumerable.Range(boundary, stages.Count - boundary).First(i => stages[i] is Stage.Quiet or Stage.Over);
        return wire[quiet].At - wire[boundary - 1].At < LastMoment;
    }

    // What is said into a silence that nobody has noticed.
    private static string Next(IReadOnlyList<WireMessage> wire, int boundary, bool anew)
    {
        WireMessage? next = wire.Skip(boundary).FirstOrDefault(static message => message.IsSpeech || message.Text is not null);
        return next is null ? "kept" : next.IsSpeech ? "part" : anew ? "again" : "lost";
    }
}
