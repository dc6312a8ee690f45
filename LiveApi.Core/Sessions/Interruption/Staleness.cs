namespace LiveApi.Sessions;

/// <summary>What becomes of audio.</summary>
internal enum AudioFate
{
    /// <summary>Nothing happens to it.</summary>
    Stays,

    /// <summary>What comes now is refused.</summary>
    Refused,

    /// <summary>What waits of this turn is taken out.</summary>
    Cut,
}

/// <summary>Decides which audio is stale, whatever the order in which a service says things: the one place that does.</summary>
/// <remarks>
/// Stale is the audio of a turn from its interruption to its end. An interruption of nothing, before a turn's first word or after its end, cuts
/// nothing: the audio around it is of a whole answer. What this side has stopped is stale from that moment on, and a stop ahead of the first
/// word holds until the service has confirmed it or the user says something else, so that it cannot swallow another answer. The answer to that is a turn
/// of its own: readers were told of the stopped one by its number.
/// </remarks>
internal static class Staleness
{
    internal static (TurnState State, AudioFate Fate) Judge(TurnState now, TurnSign sign, TurnEnding ending) => sign switch
    {
        // Nothing need say where a cut turn of such a model ends: whatever it says next is the next turn.
        TurnSign.Audio or TurnSign.Content or TurnSign.ToolCall when now.IsInterrupted && ending != TurnEnding.TurnComplete
            => Judge(now.Next() with { StoppedThrough = 0 }, sign, ending),
        TurnSign.Audio => (now with { HasContent = true, AwaitsTool = false }, now.AudioIsStale ? AudioFate.Refused : AudioFate.Stays),
        TurnSign.Content => (now with { HasContent = true, AwaitsTool = false }, AudioFate.Stays),
        TurnSign.ToolCall => (now with { HasContent = true, AwaitsTool = true }, AudioFate.Stays),
        TurnSign.Interrupted when now.HasContent => (now with { IsInterrupted = true }, AudioFate.Cut),
        TurnSign.Interrupted when !now.HasContent && now.IsStopped => (now with { StoppedThrough = now.Turn - 1 }, AudioFate.Stays),
        TurnSign.Asked when now is { IsStopped: true, HasContent: true } => (now with { StoppedThrough = now.Turn, SpentThrough = now.ToldOf }, AudioFate.Stays),
        TurnSign.Asked when now.IsStopped => ((now with { SpentThrough = now.ToldOf }).Next() with { StoppedThrough = now.Turn }, AudioFate.Stays),
        TurnSign.GenerationComplete when ending == TurnEnding.GenerationComplete => (now.Next(), AudioFate.Stays),
        TurnSign.RemarkComplete => (now with { GoesOn = true, IsInterrupted = false, AwaitsTool = false, StoppedThrough = 0 }, AudioFate.Stays),
        TurnSign.TurnComplete => (now.Next(), AudioFate.Stays),
        TurnSign.Lost => (now.Next() with { StoppedThrough = 0 }, AudioFate.Stays),
        _ => (now, AudioFate.Stays),
    };

    /// <summary>This side stops the model: the turns up to one are stale from now on, and readers are told of one.</summary>
    internal static (TurnState State, AudioFate Fate) Stop(TurnState now, int through, int told) => (now with { StoppedThrough = through, ToldOf = told }, AudioFate.Cut);
}
