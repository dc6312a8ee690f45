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
            UnpackInterruption(into);
        }

        string? status = content.InteractionStatus ?? outerStatus;
        if (status is not null)
        {
            AddStatus(status, completesTurn: content.TurnComplete == true, into);
        }

        if (content.GenerationComplete == true)
        {
            Add(into, new LiveGenerationComplete { EndsTurn = clock.Ending == TurnEnding.GenerationComplete });
            clock.On(TurnSign.GenerationComplete);
        }

        if (content.TurnComplete == true)
        {
            // A model that goes on by itself has completed a remark, not its turn.
            bool goesOn = status == InteractionStatus.InProgress;
            Add(into, new LiveTurnComplete(content.TurnCompleteReason, clock.IsCut, content.WaitingForInput == true) { EndsTurn = !goesOn, RefusedAudio = TakeRefused() });
            clock.On(goesOn ? TurnSign.RemarkComplete : TurnSign.TurnComplete);
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
            clock.On(TurnSign.TurnComplete);
        }
    }

    // Readers have been told of a stop of this side's already: what confirms it is no second interruption.
    private void UnpackInterruption(List<LiveMessage> into)
    {
        bool isKnown = clock.IsStopped;
        bool cuts = clock.On(TurnSign.Interrupted) == AudioFate.Cut;
        AudioCut cut = cuts ? CutUnread(into) : default;
        if (!isKnown)
        {
            Add(into, new LiveInterrupted(cut.Messages, cut.Playing) { CutsAnswer = cuts, Heard = cut.Heard });
        }
    }

    // What this very message brought before its own interrupted mark is as stale as what waits in the inbox.
    private AudioCut CutUnread(List<LiveMessage> into)
    {
        AudioCut cut = inbox.Cut(clock.Current, clock.Current);
        foreach (LiveAudio audio in into.OfType<LiveAudio>().ToArray())
        {
            into.Remove(audio);
            cut = cut with { Messages = cut.Messages + 1, Playing = cut.Playing + audio.Duration };
        }

        return cut;
    }

    /// <summary>The turn went down with its connection.</summary>
    internal void Forget() => _refused = TimeSpan.Zero;

    private TimeSpan TakeRefused()
    {
        TimeSpan refused = _refused;
        _refused = TimeSpan.Zero;
        return refused;
    }
}
