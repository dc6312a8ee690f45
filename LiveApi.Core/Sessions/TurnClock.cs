namespace LiveApi.Sessions;

/// <summary>Counts turns, and decides what is stale: audio from an interruption of something to the end of that turn.</summary>
internal sealed class TurnClock(bool endsAtGenerationComplete)
{
    /// <summary>Whether this model's turns are over when their generation is.</summary>
    internal bool EndsAtGenerationComplete => endsAtGenerationComplete;

    /// <summary>The turn that messages belong to now.</summary>
    internal int Current { get; private set; } = 1;

    /// <summary>Whether the model has said anything in this turn.</summary>
    internal bool HasContent { get; private set; }

    /// <summary>Whether this turn was cut short.</summary>
    internal bool IsInterrupted { get; private set; }

    /// <summary>Whether the model has completed a remark and goes on by itself.</summary>
    internal bool GoesOn { get; private set; }

    /// <summary>Whether audio that comes now was meant for a playback that is over.</summary>
    internal bool IsStale => IsInterrupted;

    /// <summary>Whether the last thing that came of this turn is a call: the model waits for its answer.</summary>
    internal bool AwaitsTool { get; private set; }

    internal void OnContent()
    {
        HasContent = true;
        AwaitsTool = false;
    }

    internal void OnToolCall()
    {
        HasContent = true;
        AwaitsTool = true;
    }

    /// <summary>The turn went down with its connection.</summary>
    internal void OnLost() => OnTurnComplete(goesOn: false);

    /// <summary>Whether the interruption cuts something. One that comes before any content, or after the turn, cuts nothing.</summary>
    internal bool OnInterrupted() => IsInterrupted |= HasContent;

    internal void OnGenerationComplete()
    {
        if (endsAtGenerationComplete)
        {
            OnTurnComplete(goesOn: false);
        }
    }

    internal void OnTurnComplete(bool goesOn)
    {
        Current += goesOn ? 0 : 1;
        HasContent &= goesOn;
        GoesOn = goesOn;
        IsInterrupted = false;
        AwaitsTool = false;
    }
}
