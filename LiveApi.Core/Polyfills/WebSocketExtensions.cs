using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace System.Net.WebSockets;

/// <summary>The memory overloads of <see cref="WebSocket"/> that .NET Framework's class library lacks.</summary>
internal static class WebSocketExtensions
{
    internal static async ValueTask SendAsync(
        this WebSocket socket, ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        await socket.SendAsync(Segment(buffer), messageType, endOfMessage, cancellationToken).ConfigureAwait(false);
    }

    internal static async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(
        this WebSocket socket, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        WebSocketReceiveResult result = await socket.ReceiveAsync(Segment(buffer), cancellationToken).ConfigureAwait(false);
        return new ValueWebSocketReceiveResult(result.Count, result.MessageType, result.EndOfMessage);
    }

    private static ArraySegment<byte> Segment(ReadOnlyMemory<byte> buffer)
        => MemoryMarshal.TryGetArray(buffer, out ArraySegment<byte> segment) ? segment : new ArraySegment<byte>(buffer.ToArray());
}

/// <summary>What one read of a socket brought.</summary>
internal readonly struct ValueWebSocketReceiveResult(int count, WebSocketMessageType messageType, bool endOfMessage)
{
    internal int Count { get; } = count;

    internal WebSocketMessageType MessageType { get; } = messageType;

    internal bool EndOfMessage { get; } = endOfMessage;
}
