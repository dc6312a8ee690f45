namespace LiveApi.Diagnostics;

/// <summary>What a <see cref="FlightEntry"/> stands for.</summary>
internal enum FlightKind : byte
{
    Opening,
    Sent,
    Received,
    AudioSent,
    AudioReceived,
    ClosedByClient,
    ClosedByServer,
}

/// <summary>One thing that went over the wire, or a connection's beginning or end. A value, so that a message of audio takes no memory of its own.</summary>
internal struct FlightEntry
{
    /// <summary>When, as a timestamp of the session's clock.</summary>
    internal long At;

    /// <summary>A message's bytes, or a path or close reason as text; nothing for audio.</summary>
    internal object? Content;

    /// <summary>How long a message or its audio was, in bytes; the code of a close.</summary>
    internal int Bytes;

    internal int SampleRate;

    /// <summary>Which connection of the session, from 1.</summary>
    internal int Connection;

    /// <summary>The mean square of some samples of audio.</summary>
    internal float Power;

    internal FlightKind Kind;

    internal readonly byte[]? Payload => Content as byte[];

    internal readonly string? Text => Content as string;
}
