namespace LiveApi.Simulator.Conversation;

/// <summary>What can go wrong with a message on its way to the client, or with the connection.</summary>
internal enum Fault
{
    /// <summary>The JSON stops in its middle.</summary>
    CorruptJson,
    /// <summary>The base64 of the audio has lost its end.</summary>
    TruncatedBase64,
    /// <summary>The message is good, and larger than any client takes.</summary>
    Oversized,
    /// <summary>The message comes twice.</summary>
    Duplicate,
    /// <summary>The message does not come.</summary>
    Lost,
    /// <summary>A message that nobody knows comes before it.</summary>
    UnknownMessage,
    /// <summary>Messages with nothing in them come before it.</summary>
    EmptyMessage,
    /// <summary>An error comes in band before it.</summary>
    Error,
    /// <summary>Bytes that are no JSON come before it.</summary>
    Garbage,
    /// <summary>A text that is not UTF-8 comes in its place.</summary>
    BrokenCharacter,
    /// <summary>The message comes in a frame of the other kind.</summary>
    OtherFrame,
    /// <summary>The message comes in frames that are cut wherever the dice fall.</summary>
    Split,
    /// <summary>The connection ends without a close frame.</summary>
    Drop,
    /// <summary>The connection is reset.</summary>
    Reset,
    /// <summary>The connection stays open, and nobody reads or writes at this end any more.</summary>
    HalfOpen,
    /// <summary>Nothing is sent for ten seconds.</summary>
    Stall,
    /// <summary>The service closes with an internal error.</summary>
    Close,
}
