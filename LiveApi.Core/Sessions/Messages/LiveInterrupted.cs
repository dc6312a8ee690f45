using System;
using System.Threading;

namespace LiveApi.Sessions;

/// <summary>The user spoke or wrote while the model was answering, or this side stopped it: stop playing now.</summary>
public sealed class LiveInterrupted(int droppedAudioMessages, TimeSpan droppedAudio) : LiveMessage
{
    private long _heard;

    /// <inheritdoc/>
    public override LiveMessageKind Kind => LiveMessageKind.Interrupted;

    /// <summary>How many audio messages were received and not yet read, and are gone.</summary>
    public int DroppedAudioMessages { get; } = droppedAudioMessages;

    /// <summary>How long those would have played.</summary>
    public TimeSpan DroppedAudio { get; } = droppedAudio;

    /// <summary>
    /// How much of the turn's audio the user has heard at most: as far as a player is by now that plays each piece as soon as it is read. What was not read
    /// is no part of it. Where the player has said how far it is (<see cref="LiveSession.ReportHeard"/>), that.
    /// </summary>
    public TimeSpan Heard
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _heard));
        internal set => Interlocked.Exchange(ref _heard, value.Ticks);
    }

    /// <summary>Whether it cut an answer. A service may say that it interrupts when nothing is being said; that cuts nothing.</summary>
    public bool CutsAnswer { get; internal set; }

    /// <summary>Whether this side stopped the model (<see cref="LiveSession.StopResponseAsync"/>). The service's word that confirms it is not given out again.</summary>
    public bool StoppedHere { get; internal set; }

    /// <inheritdoc/>
    public override string Summary => (StoppedHere ? "stopped here: " : string.Empty)
        + (CutsAnswer ? $"at most {Heard.TotalSeconds:0.00} s heard, {DroppedAudio.TotalSeconds:0.00} s dropped unread" : "nothing was being said");
}
