namespace LiveApi.Transport;

/// <summary>Kinds of ends, by what a client does about them.</summary>
public enum CloseClass
{
    /// <summary>In good order.</summary>
    Normal,

    /// <summary>The credential was not accepted.</summary>
    Auth,

    /// <summary>The account is at its limit.</summary>
    Quota,

    /// <summary>What was asked for is refused, and will be again.</summary>
    BadRequest,

    /// <summary>The connection's time is over; the conversation can go on over a new one.</summary>
    ExpiredSession,

    /// <summary>This side ended it, at a limit that it was given: tokens, time or money.</summary>
    Limit,

    /// <summary>Something failed that may work the next time.</summary>
    Transient,
}
