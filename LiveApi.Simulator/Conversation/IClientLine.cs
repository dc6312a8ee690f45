using System;
using System.Collections.Generic;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>The way back to the client. Nothing here waits or fails: what cannot be delivered any more is dropped.</summary>
internal interface IClientLine
{
    /// <summary>Sends a message in the way that <paramref name="knobs"/> say, and with what goes wrong with it.</summary>
    void Send(ServerMessage message, ServiceKnobs knobs, IReadOnlyList<Fault> faults);

    /// <summary>Sends bytes as one message, whatever they are.</summary>
    void SendRaw(ReadOnlyMemory<byte> message, bool asText);

    void Close(int code, string reason);

    /// <summary>Writes bytes without a frame around them.</summary>
    void SendBytes(byte[] bytes);

    /// <summary>Sends nothing for a time, for ever where it is null.</summary>
    void Stall(TimeSpan? time);

    /// <summary>Reads and sends nothing any more, and does not say so.</summary>
    void GoSilent();

    /// <summary>Ends the connection without a close frame: by a reset, or as if all were said.</summary>
    void Drop(bool reset);
}
