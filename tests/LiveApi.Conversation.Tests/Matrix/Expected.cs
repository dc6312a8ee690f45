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
        string word = table.EndOf(fault.Class, stage);
        bool anew = word.EndsWith("anew", StringComparison.Ordinal);
        string turn = word.Split(' ')[0];
        return turn switch
        {
            "" => null,
            "anew" => new Expected("kept", true),
            "later" => AfterTwoSeconds(table, wire, stages, boundary),
            "next" => new Expected(Next(wire, boundary, anew), anew),
            _ => new Expected(turn, anew),
        };
    }

    // The session waits for a quiet moment until three seconds before the end, and leaves then as if it were told at that moment.
    private static Expected AfterTwoSeconds(FaultTable table, IReadOnlyList<WireMessage> wire, IReadOnlyList<Stage> stages, int boundary)
    {
        TimeSpan leavesAt = wire[boundary - 1].At + LastMoment;
        string before = EndAt(static (at, moment) => at < moment), after = EndAt(static (at, moment) => at <= moment);
        return before == after
            ? new Expected(before, false)
            : throw new InvalidOperationException($"The session leaves at {leavesAt.TotalSeconds} s, and at that very moment something comes that decides: let the conversation take another time.");

        string EndAt(Func<TimeSpan, TimeSpan, bool> isInTime)
        {
            int last = boundary - 1;
            while (last + 1 < wire.Count && isInTime(wire[last + 1].At, leavesAt) && stages[last] is not (Stage.Quiet or Stage.Over))
            {
                last++;
            }

            return table.EndOf("comes at once", stages[last]);
        }
    }

    // What is said into a silence that nobody has noticed.
    private static string Next(IReadOnlyList<WireMessage> wire, int boundary, bool anew)
    {
        WireMessage? next = wire.Skip(boundary).FirstOrDefault(static message => message.IsSpeech || message.Text is not null);
        return next is null ? "kept" : next.IsSpeech ? "part" : anew ? "again" : "lost";
    }
}
