namespace LiveApi.Sessions;

/// <summary>What becomes of audio that finds the outbox full. Nothing else is ever dropped.</summary>
public enum WhenFull
{
    /// <summary>The sender waits for room.</summary>
    Wait,

    /// <summary>The oldest audio that waits makes room, and is counted: for live speech, where the newest counts.</summary>
    DropOldest,

    /// <summary>The sender gets an error, and nothing is sent.</summary>
    Fail,
}
