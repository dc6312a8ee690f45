using System;
using LiveApi.Sessions;
using LiveApi.Transport;

namespace LiveApi.PowerShell.Pipeline;

/// <summary>Which endings of a turn are errors, and what they say.</summary>
internal static class TurnFaults
{
    internal static LiveException? Of(LiveSession session, LiveTurn turn, TimeSpan timeout) => turn.Outcome switch
    {
        TurnOutcome.TimedOut => new LiveException(
            LiveFault.ServerSilent,
            $"{session.Name} did not answer, or did not end its answer, within {timeout.TotalSeconds:0.#} s.",
            "Give it a longer -Timeout; with speech, check that the recording holds any that is loud enough to be heard."),
        TurnOutcome.SessionLost when turn.Closed is null => new LiveException(
            LiveFault.ConnectionLost,
            $"{session.Name} lost its connection before the answer was over, and is on another one now.",
            "Ask again: the session goes on."),
        TurnOutcome.SessionLost => new LiveException(
            EndedBy(turn.Closed),
            $"{session.Name} was closed before the answer was over{(turn.Closed is { } end ? $": {Describe(end)}" : ".")}",
            turn.Closed?.Advice ?? "Connect a new session with Connect-LiveSession.",
            turn.Closed?.Error),
        _ => null,
    };

    /// <summary>What the error of an end is called.</summary>
    internal static LiveFault EndedBy(LiveSessionClosed? closed) => closed?.Class == CloseClass.Limit ? LiveFault.LimitReached : LiveFault.SessionClosed;

    /// <summary>How a session ended: code, who, the server's words if there are any, and what they mean.</summary>
    internal static string Describe(LiveSessionClosed closed)
        => closed.Reason.Length > 0 ? $"{closed.Summary.TrimEnd('.')}. {closed.Meaning}" : closed.Summary;
}
