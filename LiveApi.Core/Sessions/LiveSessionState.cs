namespace LiveApi.Sessions;

/// <summary>Where a session is in its life: Opening → Ready ⇄ HandingOver → Closing → Closed; Faulted from any.</summary>
public enum LiveSessionState
{
    /// <summary>Dialling, or waiting for setupComplete.</summary>
    Opening,

    /// <summary>Messages flow both ways.</summary>
    Ready,

    /// <summary>Moving to another connection; what is sent is held.</summary>
    HandingOver,

    /// <summary>Our close frame is on its way, or the server's is being answered.</summary>
    Closing,

    /// <summary>Over, in order.</summary>
    Closed,

    /// <summary>Over, by a fault.</summary>
    Faulted,
}
