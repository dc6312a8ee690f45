using System;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>The way back to the client. Nothing here waits or fails: what cannot be delivered any more is dropped.</summary>
internal interface IClientLine
{
    void Send(ServerMessage message);

    /// <summary>Sends bytes as one message, whatever they are.</summary>
    void SendRaw(ReadOnlyMemory<byte> message, bool asText);

    void Close(int code, string reason);

    /// <summary>Ends the connection without a close frame.</summary>
    void Drop();
}
