using System;
using System.Buffers;
using System.Collections.Generic;

namespace LiveApi.Wire;

/// <summary>Messages as the bytes of the wire, and back: one JSON object in UTF-8 each.</summary>
public static class WireFormat
{
    /// <summary>Objects and arrays inside one another, at most.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads what the service says. Throws <see cref="LiveException"/> with MessageUnreadable for anything that is not one JSON object of this shape.</summary>
    public static ServerMessage ReadServer(ReadOnlySpan<byte> utf8) => MessageReader.Read(utf8, WireJson.Default.ServerMessage);

    /// <summary>Reads what a client says. Throws <see cref="LiveException"/> with MessageUnreadable for anything that is not one JSON object of this shape.</summary>
    public static ClientMessage ReadClient(ReadOnlySpan<byte> utf8) => MessageReader.Read(utf8, WireJson.Default.ClientMessage);

    /// <summary>Writes a message in one line, absent members omitted.</summary>
    public static void Write(IBufferWriter<byte> output, ClientMessage message) => MessageWriter.Write(output, message, WireJson.Default.ClientMessage, indented: false);

    /// <summary>Writes a message in one line or, as the service does, indented by two spaces with one newline at the end.</summary>
    public static void Write(IBufferWriter<byte> output, ServerMessage message, bool indented = false)
        => MessageWriter.Write(output, message, WireJson.Default.ServerMessage, indented);

    /// <summary>A message in one line, absent members omitted.</summary>
    public static byte[] ToUtf8(ClientMessage message, bool indented = false) => MessageWriter.ToUtf8(message, WireJson.Default.ClientMessage, indented);

    /// <summary>A message in one line or, as the service does, indented by two spaces with one newline at the end.</summary>
    public static byte[] ToUtf8(ServerMessage message, bool indented = false) => MessageWriter.ToUtf8(message, WireJson.Default.ServerMessage, indented);

    /// <summary>Every member of the message, at any depth, that no record has. Free-form JSON (arguments, schemas, labels) has none.</summary>
    public static IReadOnlyList<UnknownMember> FindUnknown(ClientMessage message) => UnknownMembers.In(message, WireJson.Default.ClientMessage);

    /// <summary>Every member of the message, at any depth, that no record has. Free-form JSON (arguments) has none.</summary>
    public static IReadOnlyList<UnknownMember> FindUnknown(ServerMessage message) => UnknownMembers.In(message, WireJson.Default.ServerMessage);
}
