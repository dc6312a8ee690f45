using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>Where a conversation stands after a message: the columns of the table in docs/fault-matrix.md.</summary>
internal enum Stage
{
    /// <summary>The setup is not completed yet.</summary>
    Opening,

    /// <summary>Nothing is going on, and the service has not sent a handle yet.</summary>
    NoHandle,

    /// <summary>Nothing is going on, and something will be said later.</summary>
    Quiet,

    /// <summary>Everything has been said.</summary>
    Over,

    /// <summary>The session leaves its connection, which the service has asked for.</summary>
    Leaving,

    /// <summary>The session moves, and the setup of its next connection is not completed yet.</summary>
    Reopening,

    /// <summary>The user begins to speak, and the service has not said that it hears it.</summary>
    Starting,

    /// <summary>The user speaks, into an answer or as the service has said that it hears, and it has not said that it heard the end.</summary>
    Speaking,

    /// <summary>The service has heard the end of speech, and nothing has come of the answer.</summary>
    Spoken,

    /// <summary>The user has written, and nothing has come of the answer.</summary>
    Written,

    /// <summary>Something has come of the answer, and not all.</summary>
    Answering,

    /// <summary>The model waits for a function that runs.</summary>
    ToolRuns,

    /// <summary>Every result that the model waits for was sent, and nothing has come of the answer.</summary>
    ResultSent,

    /// <summary>The model has ended its turn and a function still runs.</summary>
    ToolAside,

    /// <summary>The result of such a function was sent, and nothing has come of the answer.</summary>
    AsideSent,
}

/// <summary>Follows a conversation that nothing happens to, message by message.</summary>
internal static class Stages
{
    internal static List<Stage> Of(IReadOnlyList<WireMessage> wire)
    {
        List<Stage> stages = [];
        HashSet<string> open = [];
        bool hasHandle = false;
        int lastEnd = wire.ToList().FindLastIndex(static message => message.CompletesTurn);
        Stage now = Stage.Opening;
        foreach (WireMessage message in wire)
        {
            hasHandle |= message.NewHandle is not null;
            now = After(now, message, open);
            Stage shown = message.In?.GoAway is not null ? Stage.Leaving : message.Out?.Setup is not null && stages.Count > 0 ? Stage.Reopening : now != Stage.Quiet ? now : !hasHandle ? Stage.NoHandle : stages.Count >= lastEnd ? Stage.Over : Stage.Quiet;
            stages.Add(shown);
        }

        return stages;
    }

    private static Stage After(Stage now, WireMessage message, HashSet<string> open)
    {
        open.UnionWith(message.Calls);
        open.ExceptWith(message.Answers);
        return message switch
        {
            { In.SetupComplete: not null } => Stage.Quiet,
            { Text: not null } => Stage.Written,
            { IsSpeech: true } => now is Stage.Quiet or Stage.Starting ? Stage.Starting : Stage.Speaking,
            { In.VoiceActivity.Type: "ACTIVITY_START" } => Stage.Speaking,
            { In.VoiceActivity.Type: "ACTIVITY_END" } => Stage.Spoken,
            { Out.ToolResponse: not null } => open.Count > 0 ? now : now == Stage.ToolAside ? Stage.AsideSent : Stage.ResultSent,
            { In.ToolCall: not null } => Stage.ToolRuns,
            { CompletesTurn: true } => now switch
            {
                Stage.ToolRuns => Stage.ToolAside,
                Stage.ResultSent => Stage.AsideSent,
                Stage.Starting or Stage.Speaking or Stage.Spoken => now,
                _ => Stage.Quiet,
            },
            { HasContent: true } when now is not (Stage.Starting or Stage.Speaking or Stage.Quiet) => Stage.Answering,
            _ => now,
        };
    }
}
