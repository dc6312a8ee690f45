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

                Deliver(message.Payload.Span);
            }
        }
        catch (Exception fault)
        {
            _socket.Abort();
            return _failure ?? (fault is LiveException
                ? new ConnectionEnd(LiveCloser.Client, 1006, string.Empty, fault)
                : _closing == 1
                ? new ConnectionEnd(LiveCloser.Client, 1000, string.Empty, null)
                : new ConnectionEnd(LiveCloser.Network, 1006, string.Empty, LineFaults.Explain(fault) ?? fault));
        }
    }

    // The line is whole: coming back over it would lead to the same mistake, and the user would look for it in the network.
    private void Deliver(ReadOnlySpan<byte> utf8)
    {
        try
        {
            _owner.OnMessage(this, utf8);
        }
        catch (Exception mistake) when (mistake is not LiveException)
        {
            throw OwnMistake.Explain($"over a message of {utf8.Length} bytes", mistake);
        }
    }
}
