using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Simulator.Conversation;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>Reads faults by their names: <c>corrupt json</c>, <c>half open</c>.</summary>
internal static class FaultReader
{
    internal static readonly string[] Names = [.. Enum.GetNames<Fault>().Select(PlainName)];

    internal static Fault One(Node node, Values values) => Enum.GetValues<Fault>()[Array.IndexOf(Names, values.Word(node, Names))];

    /// <summary>Faults with their chances: <c>{ lost: 1%, corrupt json: 0.5% }</c>.</summary>
    internal static IReadOnlyList<(Fault, double)> Chances(Node node, Values values)
    {
        if (node is not MapNode map) { throw values.Wrong(node, "faults and their chances are expected here", "Write { lost: 1%, reset: 0.5% }."); }
        return [.. map.Members.Select(member => (One(member.Name, values), values.Percent(member.Value)))];
    }

    private static string PlainName(string name) => name == nameof(Fault.TruncatedBase64) ? "truncated-base64" : Words.Plain(name);
}
