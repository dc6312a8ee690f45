using System.Collections.Generic;
using System.Linq;
using LiveApi.Simulator.Conformance.Cases;

namespace LiveApi.Simulator.Conformance;

/// <summary>How a client did in all cases of the contract, and what the simulator found wrong with what it sent.</summary>
internal sealed record ConformanceReport(string Run, int Connections, IReadOnlyList<GroupResult> Groups, IReadOnlyList<FoundFault> Findings)
{
    internal static IReadOnlyList<CaseGroup> AllGroups { get; } = [OpeningCases.Group, MessageCases.Group, TurnCases.Group, ToolCases.Group, EndingCases.Group, ToleranceCases.Group];

    internal IEnumerable<CaseResult> Results => Groups.SelectMany(group => group.Results);

    internal int Count(Outcome outcome) => Results.Count(result => result.Verdict.Outcome == outcome);

    /// <summary>True where nothing failed and, for the strict, nothing was left out.</summary>
    internal bool IsGood(bool complete) => Count(Outcome.Failed) == 0 && (!complete || Count(Outcome.NotSeen) == 0);

    internal static ConformanceReport Of(SeenRun run) => new(
        run.Name,
        run.Connections.Count,
        [.. AllGroups.Select(group => new GroupResult(group.Name, [.. group.Cases.Select(known => new CaseResult(known, known.Judge(run)))]))],
        [.. run.Findings.Select(found => new FoundFault(found.Connection.Number, found.Message.Number, found.Message.Kind, found.Finding))]);
}

internal sealed record GroupResult(string Name, IReadOnlyList<CaseResult> Results);

internal sealed record CaseResult(ConformanceCase Case, Verdict Verdict)
{
    internal string Word => Verdict.Outcome switch { Outcome.Passed => "passed", Outcome.Warned => "WARNED", Outcome.Failed => "FAILED", _ => "not seen" };

    /// <summary>Why it failed or was warned of; how to see what was not.</summary>
    internal string Remark => Verdict.Outcome == Outcome.NotSeen ? "To see it: " + Case.Hint : Verdict.Why;
}

internal sealed record FoundFault(int Connection, int Message, string Kind, string Finding);
