using System;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Transport;

namespace LiveApi.Conversation.Tests.Properties;

/// <summary>A connection whose handle may be refused; else it is the one that it stands before.</summary>
internal sealed class MoodySocket(IMessageSocket inner, MoodyDialer dialer, Action disposed) : IMessageSocket
{
    // Known with the first message, which may be sent after the first one is waited for.
    private readonly TaskCompletionSource<bool> _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _disposed;

    public ValueTask SendAsync(ReadOnlyMemory<byte> utf8)
    {
        if (!_refused.Task.IsCompleted && dialer.HandlesToRefuse > 0 && utf8.Span.IndexOf("\"handle\""u8) >= 0)
        {
            dialer.HandlesToRefuse--;
            _refused.TrySetResult(true);
            return default;
        }

        _refused.TrySetResult(false);
        return inner.SendAsync(utf8);
    }

    public bool Cork() => inner.Cork();

    public ValueTask UncorkAsync() => inner.UncorkAsync();

    public async ValueTask<SocketMessage> ReceiveAsync()
        => await _refused.Task ? new SocketMessage(default, new SocketClose(1008, "Session not found.")) : await inner.ReceiveAsync();

    public Task CloseOutputAsync(int code, string? reason) => inner.CloseOutputAsync(code, reason);

    public void Abort()
    {
        _refused.TrySetResult(false);
        inner.Abort();
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0) { disposed(); }
        inner.Dispose();
    }
}
