using System;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Transport;

/// <summary>Whole messages over a <see cref="WebSocket"/>: fragments are put together as bytes, so that no character is torn.</summary>
/// <param name="socket">An open socket; it is disposed with this.</param>
/// <param name="maxMessageBytes">The largest message that is taken.</param>
/// <param name="cork">Holds writes back below the socket, where the transport can.</param>
public sealed class WebSocketChannel(WebSocket socket, int maxMessageBytes, ICork? cork = null) : IMessageSocket
{
    // One buffer per connection, grown in place and never pooled: a pool could get it back while an aborted read still writes to it.
    private byte[] _buffer = new byte[16 * 1024];

    /// <inheritdoc/>
    public ValueTask SendAsync(ReadOnlyMemory<byte> utf8)
        => socket.SendAsync(utf8, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <inheritdoc/>
    public bool Cork()
    {
        cork?.Cork();
        return cork is not null;
    }

    /// <inheritdoc/>
    public ValueTask UncorkAsync() => cork?.UncorkAsync() ?? default;

    /// <inheritdoc/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<SocketMessage> ReceiveAsync()
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult read = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None).ConfigureAwait(false);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return new SocketMessage(default, new SocketClose((int)(socket.CloseStatus ?? WebSocketCloseStatus.Empty), socket.CloseStatusDescription ?? string.Empty));
            }

            length += read.Count;
            if (read.EndOfMessage)
            {
                return new SocketMessage(_buffer.AsMemory(0, length), null);
            }

            if (length == _buffer.Length)
            {
                Grow(length);
            }
        }
    }

    /// <inheritdoc/>
    public Task CloseOutputAsync(int code, string? reason)
        => socket.State is WebSocketState.Open or WebSocketState.CloseReceived
            ? socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, CancellationToken.None)
            : Task.CompletedTask;

    /// <inheritdoc/>
    public void Abort() => socket.Abort();

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private void Grow(int length)
    {
        if (length >= maxMessageBytes)
        {
            throw new LiveException(
                LiveFault.MessageTooLarge,
                $"The server sent a message of more than {maxMessageBytes:N0} bytes; the connection was cut.",
                "The service's own messages stay far below 1 MB: check what stands between you and it, or raise the limit if this size is expected.");
        }

        Array.Resize(ref _buffer, Math.Min(length * 2, maxMessageBytes));
    }
}
