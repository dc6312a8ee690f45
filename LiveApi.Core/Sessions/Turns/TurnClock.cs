namespace LiveApi.Sessions;

/// <summary>Counts turns, and keeps what <see cref="Staleness"/> says of them. Written under the session's posting lock.</summary>
internal sealed class TurnClock(TurnEnding ending)
{
    private TurnState _state = new();

    /// <summary>How this model's turns end.</summary>
    internal TurnEnding Ending => ending;

    /// <summary>The turn that messages belong to now.</summary>
    internal int Current => _state.Turn;

    /// <summary>The turn after it.</summary>
    internal int Following => _state.Following;

    /// <summary>Whether the model has said anything in this turn.</summary>
    internal bool HasContent => _state.HasContent;

    /// <summary>Whether this turn was cut short, by the service or by this side.</summary>
    internal bool IsCut => _state.AudioIsStale;

    /// <summary>Whether this side has stopped this turn.</summary>
    internal bool IsStopped => _state.IsStopped;

    /// <summary>Whether the model has completed a remark and goes on by itself.</summary>
    internal bool GoesOn => _state.GoesOn;

    /// <summary>Whether the last thing that came of this turn is a call: the model waits for its answer.</summary>
    internal bool AwaitsTool => _state.AwaitsTool;

    /// <summary>Takes a sign in, and says what becomes of audio.</summary>
    internal AudioFate On(TurnSign sign)
    {
        (_state, AudioFate fate) = Staleness.Judge(_state, sign, ending);
        return fate;
    }

    /// <summary>This side stops the model, up to a turn, and tells readers of one.</summary>
    internal void Stop(int through, int told) => (_state, _) = Staleness.Stop(_state, through, told);
}
