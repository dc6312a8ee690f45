using System;

namespace LiveApi.Transport;

/// <summary>Who said something in a recording.</summary>
public enum RecordedSide
{
    /// <summary>The program that dialled.</summary>
    Client,

    /// <summary>The service.</summary>
    Server,
}

/// <summary>One thing that happened on a connection, at a time since the recording began. Connections count from 1, in the order that they were opened.</summary>
public abstract record RecordedEvent(TimeSpan At, int Connection);

/// <summary>A connection was opened, or refused. <paramref name="Path"/> has no query: a key may stand in one.</summary>
/// <param name="At">Time since the recording began.</param>
/// <param name="Connection">The connection's number, from 1.</param>
/// <param name="Path">The path that the client asked for.</param>
/// <param name="Status">The status of the upgrade: 101 where the connection was opened.</param>
/// <param name="Subprotocol">The subprotocol that was agreed on; null for none.</param>
public sealed record RecordedOpening(TimeSpan At, int Connection, string Path, int Status = 101, string? Subprotocol = null) : RecordedEvent(At, Connection);

/// <summary>A whole message, however many frames it came in.</summary>
/// <param name="At">Time since the recording began.</param>
/// <param name="Connection">The connection's number, from 1.</param>
/// <param name="From">Who sent it.</param>
/// <param name="IsText">True for a text message, false for a binary one. The service sends JSON in binary messages.</param>
/// <param name="Payload">The bytes of the message, UTF-8 as a rule.</param>
public sealed record RecordedMessage(TimeSpan At, int Connection, RecordedSide From, bool IsText, ReadOnlyMemory<byte> Payload) : RecordedEvent(At, Connection);

/// <summary>A side closed the connection; code 1006 says that it was lost without a close frame, 1005 that the frame had no code.</summary>
/// <param name="At">Time since the recording began.</param>
/// <param name="Connection">The connection's number, from 1.</param>
/// <param name="From">Who closed it.</param>
/// <param name="Code">The code.</param>
/// <param name="Reason">The reason, often empty.</param>
public sealed record RecordedClose(TimeSpan At, int Connection, RecordedSide From, int Code, string Reason) : RecordedEvent(At, Connection);

/// <summary>Messages that found no room in the recording.</summary>
/// <param name="At">Time since the recording began: that of the last event.</param>
/// <param name="Connection">The connection of the last event.</param>
/// <param name="Messages">How many were left out.</param>
public sealed record RecordedGap(TimeSpan At, int Connection, int Messages) : RecordedEvent(At, Connection);
