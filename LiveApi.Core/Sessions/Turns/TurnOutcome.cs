namespace LiveApi.Sessions;

/// <summary>How a turn ended.</summary>
public enum TurnOutcome
{
    /// <summary>The model said what it had to say.</summary>
    Completed,

    /// <summary>The user spoke or wrote while the model was answering; what is here is what came before.</summary>
    Interrupted,

    /// <summary>The turn ended and nothing came in it.</summary>
    Empty,

    /// <summary>The turn ended, and its audio is silence.</summary>
    Silent,

    /// <summary>The turn ended, and its audio is too short for the words of its transcript: the rest of it is missing.</summary>
    Clipped,

    /// <summary>The service ended the turn for a reason of its own, such as a filter.</summary>
    Refused,

    /// <summary>The model has called a function that no tool here answers, and waits for the answer; what is here is what came before.</summary>
    AwaitsTool,

    /// <summary>No reply, or no end of it, within the time-out; what is here is what came.</summary>
    TimedOut,

    /// <summary>The session, or the connection that it was on, ended before the turn did. If the session goes on, ask again.</summary>
    SessionLost,
}
