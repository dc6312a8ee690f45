namespace LiveApi.Sessions;

/// <summary>What a message of a session is about.</summary>
public enum LiveMessageKind
{
    /// <summary>Something the server sent that this version has no name for; it is in <see cref="LiveMessage.Json"/>.</summary>
    Unknown,

    /// <summary>A piece of the model's text answer.</summary>
    Text,

    /// <summary>A piece of the model's speech.</summary>
    Audio,

    /// <summary>A summary of what the model thinks; never part of the answer.</summary>
    Thought,

    /// <summary>A piece of another medium, such as an avatar's video.</summary>
    Media,

    /// <summary>Code that the model wrote to run, or what came of it.</summary>
    Code,

    /// <summary>What the user said, as the service heard it.</summary>
    InputTranscript,

    /// <summary>What the model says, as text.</summary>
    OutputTranscript,

    /// <summary>Where an answer comes from: searches and addresses.</summary>
    Grounding,

    /// <summary>The model asks for a function.</summary>
    ToolCall,

    /// <summary>The model no longer wants the answer of a call.</summary>
    ToolCallCancellation,

    /// <summary>A registered tool has answered, or failed.</summary>
    ToolResult,

    /// <summary>The user spoke or wrote while the model was answering.</summary>
    Interrupted,

    /// <summary>The model has produced everything of this turn; it may still be playing.</summary>
    GenerationComplete,

    /// <summary>The turn is over.</summary>
    TurnComplete,

    /// <summary>Token counts.</summary>
    Usage,

    /// <summary>The service heard speech begin or end.</summary>
    VoiceActivity,

    /// <summary>Whether the model goes on by itself, or waits.</summary>
    Status,

    /// <summary>The server will end this connection soon.</summary>
    GoAway,

    /// <summary>A new handle to resume with.</summary>
    Resumption,

    /// <summary>The session is moving to another connection.</summary>
    Reconnecting,

    /// <summary>The session is on another connection.</summary>
    Reconnected,

    /// <summary>A reply is due, and nothing has come for a while.</summary>
    ReplyOverdue,

    /// <summary>Something about the session itself: a limit is near, audio waits on disk.</summary>
    Notice,

    /// <summary>The server reported an error inside the session.</summary>
    Error,

    /// <summary>The session is over. The last message, and sent once.</summary>
    SessionClosed,
}
