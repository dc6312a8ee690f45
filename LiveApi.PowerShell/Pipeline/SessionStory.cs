using System.Globalization;
using System.Linq;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Pipeline;

/// <summary>What happens in a session, as lines for -Verbose. No words that anybody said, no keys, no handles.</summary>
internal static class SessionStory
{
    /// <summary>A line for what is an event of its own; null for what is one of many.</summary>
    internal static string? Of(LiveSession session, LiveMessage message) => message switch
    {
        LiveToolCall call => $"{session.Name}, turn {call.Turn}: the model calls {call.Name}{(call.IsHandled ? string.Empty : ", which is no tool of this session")}.",
        LiveToolResult result => $"{session.Name}, turn {result.Turn}: {result.Name} {(result.Error is null ? "answered" : "failed")} after {result.Elapsed.TotalMilliseconds:0} ms.",
        LiveSessionClosed closed => $"{session.Name} is over: {TurnFaults.Describe(closed)}",
        LiveInterrupted or LiveGoAway or LiveReconnecting or LiveReconnected or LiveTurnComplete => $"{session.Name}, turn {message.Turn}: {message.Kind}{(message.Summary.Length > 0 ? $", {message.Summary}" : string.Empty)}.",
        _ => null,
    };

    internal static string Of(LiveSession session, LiveTurn turn)
    {
        string first = turn.Timings.FirstMessage is { } wait ? $", first after {wait.TotalMilliseconds:0} ms" : string.Empty;
        string complete = turn.Timings.Complete is { } end ? $", complete after {end.TotalMilliseconds:0} ms" : string.Empty;
        string tools = turn.ToolResults.Count == 0 ? string.Empty : $", tools: {string.Join(", ", turn.ToolResults.Select(static one => one.Name))}";
        string tokens = turn.Tokens is { } sent ? $"{sent}" : $"{turn.ComputedTokens} (computed)";
        string cost = turn.Cost is { } money ? string.Format(CultureInfo.InvariantCulture, ", about {0:0.000000} USD", money) : string.Empty;
        return $"{session.Name}, turn {turn.Turn}: {turn.Outcome}, {turn.AudioDuration.TotalSeconds:0.0} s of audio and {turn.Transcript.Length} characters{first}{complete}{tools}; {tokens}{cost}.";
    }
}
