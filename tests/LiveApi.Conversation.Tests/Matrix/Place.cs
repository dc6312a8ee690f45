using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>One cell before it is played: what breaks, and after which message of which conversation.</summary>
internal sealed record Place(ReferenceConversation Talk, Fault Fault, int Boundary, Stage Stage, string After, Expected Expected)
{
    public override string ToString() => $"{Talk.Name}, {Fault} at {Boundary} ({Stage}, {After}) [{Expected.Turn}{(Expected.Anew ? " anew" : string.Empty)}]";

    /// <summary>
    /// Every cell of a conversation. Of the long one, which repeats itself, each kind of fault after every message, and the other faults of that kind
    /// after the first message of each stage.
    /// </summary>
    internal static async Task<IReadOnlyList<Place>> AllAsync(FaultTable table, ReferenceConversation talk)
    {
        Cell calm = await Cell.PlayAsync(talk, null, 0);
        if (calm.Broken is { } broken || calm.Rounds.Exists(static round => round is not { Tries: 1, IsAnswered: true }))
        {
            throw new InvalidOperationException($"The conversation '{talk.Name}' does not even work in calm weather: {calm.Broken}");
        }

        List<Stage> stages = Stages.Of(calm.Wire);
        HashSet<string> kinds = [];
        HashSet<Fault> first = [.. table.Faults.Where(fault => kinds.Add(fault.Class))];
        return
        [
            .. from fault in table.Faults
               from boundary in Enumerable.Range(1, stages.Count)
               let expected = Expected.Of(table, fault, calm.Wire, stages, boundary)
               where expected is not null && (!talk.IsLong || first.Contains(fault) || stages.IndexOf(stages[boundary - 1]) == boundary - 1)
               select new Place(talk, fault, boundary, stages[boundary - 1], calm.Wire[boundary - 1].ToString(), expected),
        ];
    }
}
