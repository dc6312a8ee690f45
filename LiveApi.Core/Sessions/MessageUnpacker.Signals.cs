using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <content>What becomes of a turn.</content>
internal sealed partial class MessageUnpacker
{
    private void UnpackSignals(ServerContent content, string? outerStatus, List<LiveMessage> into)
    {
        if (content.Interrupted == true)
        {
            (int messages, TimeSpan playing) = clock.OnInterrupted() ? DropUnheard(into) : default;
            Add(into, new LiveInterrupted(messages, playing));
        }

        string? status = content.InteractionStatus ?? outerStatus;
        if (status is not null)
        {
            AddStatus(status, completesTurn: content.TurnComplete == true, into);
        }

        if (content.GenerationComplete == true)
        {
            Add(into, new LiveGenerationComplete { EndsTurn = clock.EndsAtGenerationComplete });
            clock.OnGenerationComplete();
        }

        if (content.TurnComplete == true)
        {
            // A model that goes on by itself has completed a remark, not its turn.
            bool goesOn = status == InteractionStatus.InProgress;
            Add(into, new LiveTurnComplete(content.TurnCompleteReason, clock.IsInterrupted, content.WaitingForInput == true) { EndsTurn = !goesOn });
            clock.OnTurnComplete(goesOn);
        }
        else if (content.WaitingForInput == true)
        {
            Add(into, new LiveStatus("WAITING_FOR_INPUT"));
        }
    }

    // Idle after a remark, and without a completion of its own, is the end of the turn.
    private void AddStatus(string status, bool completesTurn, List<LiveMessage> into)
    {
        bool ends = status == InteractionStatus.Idle && clock.GoesOn && !completesTurn;
        Add(into, new LiveStatus(status) { EndsTurn = ends });
        if (ends)
        {
            clock.OnTurnComplete(goesOn: false);
        }
    }

    // What this very message brought before its own interrupted mark is as stale as what waits in the inbox.
    private (int Messages, TimeSpan Playing) DropUnheard(List<LiveMessage> into)
    {
        (int messages, TimeSpan playing) = inbox.DropAudio(clock.Current);
        foreach (LiveAudio audio in into.OfType<LiveAudio>().ToArray())
        {
            into.Remove(audio);
            messages++;
            playing += audio.Duration;
        }

        return (messages, playing);
    }
}
