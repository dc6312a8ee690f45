using System;

namespace LiveApi.Sessions;

/// <summary>What decides about a turn's audio: what has come of the turn, and whether somebody has cut it.</summary>
internal readonly record struct TurnState
{
    public TurnState()
    {
    }

    /// <summary>The turn that messages belong to, counted from 1.</summary>
    internal int Turn { get; init; } = 1;

    /// <summary>Whether the model has said or asked anything in it.</summary>
    internal bool HasContent { get; init; }

    /// <summary>Whether the service has cut it.</summary>
    internal bool IsInterrupted { get; init; }

    /// <summary>The last turn that this side has stopped, the unbegun answer to what was asked included.</summary>
    internal int StoppedThrough { get; init; }

    /// <summary>The turn that readers were told of as stopped.</summary>
    internal int ToldOf { get; init; }

    /// <summary>The last number that no other answer may have: readers know it for a stopped one.</summary>
    internal int SpentThrough { get; init; }

    /// <summary>Whether the model has completed a remark and goes on by itself.</summary>
    internal bool GoesOn { get; init; }

    /// <summary>Whether the last thing that came of it is a call: the model waits for its answer.</summary>
    internal bool AwaitsTool { get; init; }

    /// <summary>Whether this side has stopped it.</summary>
    internal bool IsStopped => Turn <= StoppedThrough;

    /// <summary>Whether audio that comes now was meant for a playback that is over.</summary>
    internal bool AudioIsStale => IsInterrupted || IsStopped;

    /// <summary>The number of the turn after this one.</summary>
    internal int Following => Math.Max(Turn, SpentThrough) + 1;

    /// <summary>The turn after this one. What this side has stopped ahead of its beginning stays stopped.</summary>
    internal TurnState Next() => new() { Turn = Following, StoppedThrough = StoppedThrough };
}

/// <summary>What can happen to a turn.</summary>
internal enum TurnSign
{
    /// <summary>The model said something that is no audio.</summary>
    Content,

    /// <summary>The model asked for a function.</summary>
    ToolCall,

    /// <summary>A piece of audio.</summary>
    Audio,

    /// <summary>The service has cut what the model said.</summary>
    Interrupted,

    /// <summary>The model has produced everything.</summary>
    GenerationComplete,

    /// <summary>The turn is over.</summary>
    TurnComplete,

    /// <summary>A remark is over, and the model goes on by itself.</summary>
    RemarkComplete,

    /// <summary>The user has begun to say something else.</summary>
    Asked,

    /// <summary>The turn went down with its connection.</summary>
    Lost,
}

/// <summary>How the turns of a model end.</summary>
internal enum TurnEnding
{
    /// <summary>With turnComplete, always.</summary>
    TurnComplete,

    /// <summary>With generationComplete: turnComplete never comes.</summary>
    GenerationComplete,

    /// <summary>With turnComplete or with silence.</summary>
    Unsaid,
}
