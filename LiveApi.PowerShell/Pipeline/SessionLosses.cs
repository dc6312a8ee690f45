using System;
using System.Collections.Generic;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Pipeline;

/// <summary>What the user has lost, as warnings: a turn, the state of the conversation, audio, answers of tools, a message that could not be read.</summary>
internal static class SessionLosses
{
    /// <summary>A warning for each loss that a message tells of; without <paramref name="withTurns"/> those of turns are left to the caller.</summary>
    internal static IEnumerable<string> Of(LiveSession session, LiveMessage message, bool withTurns) => message switch
    {
        LiveReconnected back => Of(session, back, withTurns),
        LiveUnknown { Fault: { } fault } => [$"{session.Name}: a message of the service could not be read, and is left out: {fault.Message}"],
        _ => [],
    };

    internal static string Turn(LiveSession session) => $"{session.Name}: the turn that was going on was lost with its connection. Ask again.";

    /// <summary>A warning for audio that made room for newer audio.</summary>
    internal static string LeftOut(LiveSession session, TimeSpan audio)
        => $"{session.Name}: {audio.TotalSeconds:0.0} s of audio was left out, the oldest first: the connection takes less than is sent. -WhenFull Wait waits for room instead.";

    private static IEnumerable<string> Of(LiveSession session, LiveReconnected back, bool withTurns)
    {
        if (back.TurnLost && withTurns)
        {
            yield return Turn(session);
        }

        if (!back.StateRestored)
        {
            yield return $"{session.Name}: the service has lost the conversation. A fresh session was told what had been said, as far as there is text of it.";
        }

        if (back.AudioDropped > TimeSpan.Zero)
        {
            yield return $"{session.Name}: {back.AudioDropped.TotalSeconds:0.0} s of audio that was sent while there was no connection was left out, the oldest first. Connect-LiveSession -HeldAudio holds more.";
        }

        if (back.ToolResultsLost > 0)
        {
            yield return $"{session.Name}: {back.ToolResultsLost} {(back.ToolResultsLost == 1 ? "answer of a tool was" : "answers of tools were")} left out: the fresh session has no call for {(back.ToolResultsLost == 1 ? "it" : "them")}.";
        }
    }
}
