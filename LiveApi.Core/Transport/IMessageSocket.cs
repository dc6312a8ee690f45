using System;
using System.Threading.Tasks;

namespace LiveApi.Transport;

/// <summary>Whole messages over one connection.</summary>
/// <remarks>One sender and one receiver at a time; no tokens, since a cancelled read or write would break the socket.</remarks>
public interface IMessageSocket : IDisposable
{
    /// <summary>Sends one text message of UTF-8 JSON.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> utf8);

    /// <summary>Holds what is sent back until <see cref="UncorkAsync"/>, where the transport can put several messages into one write. False: it cannot, and nothing is held.</summary>
    bool Cork();

    /// <summary>Writes what <see cref="Cork"/> held back.</summary>
    ValueTask UncorkAsync();

    /// <summary>The next whole message, or the end. Its memory is good until the next call.</summary>
    ValueTask<SocketMessage> ReceiveAsync();

    /// <summary>Sends a close frame; the peer's own is still to be received.</summary>
    Task CloseOutputAsync(int code, string? reason);

    /// <summary>Cuts the connection at once. What was sent and not yet read by the peer may be lost.</summary>
    void Abort();
}

/// <summary>One received message, or the close frame that came instead of one.</summary>
/// <param name="Payload">UTF-8 JSON, whatever the opcode was; empty when this is the end.</param>
/// <param name="Close">The peer's close code and reason, or null.</param>
public readonly record struct SocketMessage(ReadOnlyMemory<byte> Payload, SocketClose? Close);

/// <summary>A close frame: code and reason as they were on the wire. 1005: the frame had no code.</summary>
/// <param name="Code">The WebSocket close code.</param>
/// <param name="Reason">The reason text, at most 123 bytes, often cut by the service.</param>
public sealed record SocketClose(int Code, string Reason);
