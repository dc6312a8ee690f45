using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using LiveApi.Sessions;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>One run of a conversation with one fault in it: a user who asks again where the session says that the turn is lost.</summary>
internal sealed class Cell
{
    internal int Asked { get; init; }

    internal int Answered { get; private set; }

    internal int Lost { get; private set; }

    internal int Passed { get; set; }

    internal bool Struck { get; set; }

    internal bool NeedsMove { get; set; }

    internal string? Broken { get; set; }

    internal string? TwiceDelivered { get; set; }

    /// <summary>How often each question was asked.</summary>
    internal Dictionary<string, int> Tries { get; } = [];

    internal List<LiveMessage> Messages { get; } = [];

    internal async Task TalkAsync(LiveSession session, string[] questions, TimeProvider time)
    {
        foreach (string question in questions)
        {
            Tries[question] = 0;
            while (Tries[question] < 3 && session.Closed is null && !await AskAsync(session, question, time))
            {
            }

            await Task.Delay(TimeSpan.FromSeconds(2), time);
            Drain(session);
        }
    }

    internal void Drain(LiveSession session)
    {
        using LiveReader reader = session.OpenReader();
        while (reader.TryRead(out LiveMessage? message))
        {
            Messages.Add(message!);
        }
    }

    // Reads by itself rather than through RunTurnAsync, so that every message of the session is seen.
    private async Task<bool> AskAsync(LiveSession session, string question, TimeProvider time)
    {
        Drain(session);
        Tries[question]++;
        try
        {
            await session.SendTextAsync(question);
        }
        catch (LiveException) when (session.Closed is not null)
        {
            return false;
        }

        string said = string.Empty;
        using LiveReader reader = session.OpenReader();
        while (await reader.ReadAsync() is { } message)
        {
            Messages.Add(message);
            said += message.Kind == LiveMessageKind.OutputTranscript ? message.Summary : string.Empty;
            if (message is LiveReconnected { TurnLost: true })
            {
                Lost++;
                return false;
            }

            // A call that the model does not wait for ends a turn without a word: its answer opens the next.
            if (message.EndsTurn && said.Length > 0)
            {
                Answered++;
                return true;
            }
        }

        return false;
    }
}
