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
        LiveToolCall call => $"{session.Name}, turn {call.Turn}: the model calls {call.Name}{(call.IsHandled ? string.Empty : ", and no tool here answers it: Send-LiveToolResponse does")}.",
        LiveToolResult result => $"{session.Name}, turn {result.Turn}: {result.Name} {(result.Error is null ? "answered" : "failed")} after {result.Elapsed.TotalMilliseconds:0} ms.",
        LiveSessionClosed closed => $"{session.Name} is over: {TurnFaults.Describe(closed)}",
        LiveGoAway goAway => $"{session.Name}: the service ends this connection{(goAway.TimeLeft is { } left ? $" in {left.TotalSeconds:0} s" : " soon")} (goAway).",
        LiveReconnecting leaving => $"{session.Name} {(leaving.Attempt > 1 ? "tries again" : leaving.IsPlanned ? "moves to another connection" : "comes back on another connection")}: {leaving.Summary.TrimEnd('.')}. What is sent meanwhile waits.",
        LiveReconnected back => $"{session.Name} is on another connection {back.Summary}{(back.StateRestored ? "; the conversation goes on as it was" : string.Empty)}{(session.CredentialExpiresAt is { } end ? $"; the credential is good until {end:u}" : string.Empty)}.",
        LiveReplyOverdue overdue => $"{session.Name}, turn {overdue.Turn}: a reply is due, and the service has said {overdue.Summary}.",
        LiveNotice notice => $"{session.Name}: {notice.Text}",
        LiveServerError error => $"{session.Name}: the service reports {error.Summary.TrimEnd('.')}.",
        LiveInterrupted or LiveTurnComplete => $"{session.Name}, turn {message.Turn}: {message.Kind}{(message.Summary.Length > 0 ? $", {message.Summary}" : string.Empty)}.",
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
