using System;
using System.Threading.Tasks;
using LiveApi.Transport;

namespace LiveApi.Sessions;

/// <content>What it reads, and how that ends.</content>
internal sealed partial class LiveConnection
{
    private async Task<ConnectionEnd> ReceiveLoopAsync()
    {
        try
        {
            while (true)
            {
                SocketMessage message = await _socket.ReceiveAsync().ConfigureAwait(false);
                LastRead = _time.GetTimestamp();
                if (message.Close is { } close)
                {
                    return new ConnectionEnd(_closing == 1 ? LiveCloser.Client : LiveCloser.Server, close.Code, close.Reason, null);
                }

                _owner.OnMessage(this, message.Payload.Span);
            }
        }
        catch (Exception fault)
        {
            _socket.Abort();
            return _failure ?? (fault is LiveException
                ? new ConnectionEnd(LiveCloser.Client, 1006, string.Empty, fault)
                : _closing == 1
                ? new ConnectionEnd(LiveCloser.Client, 1000, string.Empty, null)
                : new ConnectionEnd(LiveCloser.Network, 1006, string.Empty, fault));
        }
    }
}
