using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.PowerShell.Pipeline;
using LiveApi.PowerShell.Results;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Commands;

/// <content>What was measured, and how.</content>
public sealed partial class MeasureLiveLatencyCommand
{
    private static readonly (string Figure, Func<TurnTimings, TimeSpan?> Of)[] Marks =
    [
        ("FirstMessage", static timings => timings.FirstMessage),
        ("FirstText", static timings => timings.FirstText),
        ("FirstAudio", static timings => timings.FirstAudio),
        ("FirstSound", static timings => timings.FirstSound),
        ("TurnComplete", static timings => timings.Complete),
    ];

    // A turn that did not end as it should has no figure, and nothing that it might hide is left unsaid.
    private async Task ReportAsync(LiveSession session, List<LiveTurn> turns)
    {
        List<LiveTurn> good = [.. turns.Where(static turn => turn.Outcome == TurnOutcome.Completed)];
        string others = string.Join(", ", turns.GroupBy(static turn => turn.Outcome).Where(static same => same.Key != TurnOutcome.Completed).Select(static same => $"{same.Count()} {same.Key}"));
        if (good.Count > 0 && good.Count < turns.Count)
        {
            await WriteWarningAsync($"{session.Name}: {turns.Count - good.Count} of {turns.Count} turns were not completed ({others}), and are in no figure.").ConfigureAwait(false);
        }

        foreach (LiveLatency figure in Figures(session, good, turns.Count - good.Count))
        {
            await WriteAsync(figure).ConfigureAwait(false);
        }

        if (turns.FirstOrDefault(static turn => turn.Outcome == TurnOutcome.TimedOut) is { } silent)
        {
            await WriteErrorAsync(TurnFaults.Of(session, silent, Timeout)!, session).ConfigureAwait(false);
        }
        else if (good.Count == 0 && session.Closed is null)
        {
            await WriteErrorAsync(NothingMeasured(session, turns.Count, others), session).ConfigureAwait(false);
        }
    }

    private IEnumerable<LiveLatency> Figures(LiveSession session, List<LiveTurn> good, int failed) => Marks
        .Select(mark => (mark.Figure, Values: good.Select(turn => mark.Of(turn.Timings)).OfType<TimeSpan>().ToList()))
        .Where(static mark => mark.Values.Count > 0)
        .Select(mark => new LiveLatency(session, mark.Figure, mark.Values, failed, Method));

    private string Method =>
        $"{Repeat} turns one after the other on one session after {Warmup} to warm up, input: {(ParameterSetName == "Path" ? $"speech, sent at pace {Pace}" : "text")}. "
        + "From the moment that the last byte of the input was handed to the connection to the moment that the client read the message; monotonic clock. "
        + "FirstSound is where a player that plays each piece at once comes to the first 10 ms of at least -50 dBFS. "
        + "Percentiles by nearest rank, over completed turns only.";

    private static LiveException NothingMeasured(LiveSession session, int turns, string outcomes) => new(
        LiveFault.NothingMeasured,
        $"{session.Name}: of {turns} {(turns == 1 ? "turn" : "turns")} none was completed ({outcomes}): there is no figure.",
        "Try it with Invoke-LiveTurn first, and look at the turn's Outcome, Reason and ToolCalls.");
}
