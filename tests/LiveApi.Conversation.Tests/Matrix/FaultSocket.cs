using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using LiveApi.Transport;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>A connection that a fault may strike, as the client sees it; the service sees a line that is gone.</summary>
internal sealed class FaultSocket(IMessageSocket inner, FaultDialer dialer, int number, TimeSpan pongTimeout, bool refusesHandle) : IMessageSocket
{
    private readonly TaskCompletionSource<SocketMessage> _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<SocketMessage>? _receiving;
    private readonly TaskCompletionSource<SocketMessage> _announced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isAnnounced;
    private bool _isRefused;
    private bool _broken;

    public async ValueTask SendAsync(ReadOnlyMemory<byte> utf8)
    {
        if (_broken && dialer.Fault is { FallsSilent: false })
        {
            throw new IOException("The line is gone.");
        }

        if (_broken)
        {
            return;
        }

        WireMessage message = WireMessage.Sent(number, dialer.Clock.Elapsed, utf8.Span);
        _isRefused = refusesHandle && message.Out?.Setup?.SessionResumption?.Handle is not null;
        if (!_isRefused)
        {
            await inner.SendAsync(utf8);
        }

        Pass(message);
        if (_isRefused)
        {
            _struck.TrySetResult(Closed(1008, "Session not found."));
        }
    }

    public bool Cork() => false;

    public ValueTask UncorkAsync() => default;

    public async ValueTask<SocketMessage> ReceiveAsync()
    {
        if (!_isAnnounced)
        {
            _receiving ??= inner.ReceiveAsync().AsTask();
            await Task.WhenAny(_struck.Task, _announced.Task, _receiving);
            if (_announced.Task.IsCompleted)
            {
                _isAnnounced = true;
                return await _announced.Task;
            }
        }

        _receiving ??= inner.ReceiveAsync().AsTask();
        Task<SocketMessage> first = await Task.WhenAny(_struck.Task, _receiving);
        if (_broken || _isRefused)
        {
            first = _struck.Task;
        }

        SocketMessage message = await first;
        if (first == _receiving)
        {
            _receiving = null;
            if (message.Close is null)
            {
                Pass(WireMessage.Received(number, dialer.Clock.Elapsed, message.Payload.Span));
            }
        }

        return message;
    }

    public Task CloseOutputAsync(int code, string? reason) => _broken ? Task.CompletedTask : inner.CloseOutputAsync(code, reason);

    public void Abort()
    {
        _broken = true;
        inner.Abort();
        _struck.TrySetException(new IOException("Cut."));
    }

    public void Dispose()
    {
        _struck.TrySetException(new IOException("Disposed."));
        _ = _struck.Task.Exception;
        inner.Dispose();
    }

    private void Pass(WireMessage message)
    {
        if (dialer.Note(message))
        {
            Strike(dialer.Fault!);
        }
    }

    private void Strike(Fault fault)
    {
        if (fault.GoAway is { } left)
        {
            _announced.TrySetResult(new SocketMessage(Encoding.UTF8.GetBytes($$$"""{"goAway":{"timeLeft":"{{{left.TotalSeconds}}}s"}}"""), null));
            _ = EndAsync(left + TimeSpan.FromSeconds(2), Closed(1008, "Connection aborted because the client failed to close the connection after receiving a GoAway signal"));
        }

        if (fault.FallsSilent || fault.GoAway is null)
        {
            _broken = true;
            inner.Abort();
        }

        if (fault.CloseCode > 0)
        {
            _struck.TrySetResult(Closed(fault.CloseCode, fault.CloseReason));
        }
        else if (fault.LosesPongs)
        {
            _ = EndAsync(pongTimeout, null);
        }
        else if (_broken && !fault.FallsSilent)
        {
            _struck.TrySetException(new IOException("reset by peer"));
        }
    }

    // Null: a line that is lost ends without a word.
    private async Task EndAsync(TimeSpan after, SocketMessage? close)
    {
        await Task.Delay(after, dialer.Clock);
        _ = close is { } said ? _struck.TrySetResult(said) : _struck.TrySetException(new IOException("No pong came."));
    }

    private static SocketMessage Closed(int code, string reason) => new(default, new SocketClose(code, reason));
}
