using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Transport;

namespace LiveApi.Conversation.Tests.Matrix;

/// <summary>A connection that a fault strikes, as the client sees it; the service sees a line that is gone.</summary>
internal sealed class FaultSocket(IMessageSocket inner, FaultDialer dialer, int number) : IMessageSocket
{
    private readonly TaskCompletionSource<SocketMessage> _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<SocketMessage>? _receiving;
    private byte[]? _announcement;
    private bool _broken;

    public async ValueTask SendAsync(ReadOnlyMemory<byte> utf8)
    {
        if (_broken && dialer.Fault is { Stalls: false })
        {
            throw new IOException("The line is gone.");
        }

        if (!_broken)
        {
            dialer.Delivered.Add(Encoding.UTF8.GetString(utf8.Span));
            await inner.SendAsync(utf8);
            Pass();
        }

        if (number == 2 && dialer.Fault is { RefusesHandle: true })
        {
            _struck.TrySetResult(Closed(1008, "Session not found."));
        }
    }

    public bool Cork() => false;

    public ValueTask UncorkAsync() => default;

    public async ValueTask<SocketMessage> ReceiveAsync()
    {
        if (Interlocked.Exchange(ref _announcement, null) is { } goAway)
        {
            return new SocketMessage(goAway, null);
        }

        _receiving ??= inner.ReceiveAsync().AsTask();
        Task<SocketMessage> first = await Task.WhenAny(_struck.Task, _receiving);
        if (_broken)
        {
            first = _struck.Task;
        }

        SocketMessage message = await first;
        if (first == _receiving)
        {
            _receiving = null;
            Pass();
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

    private void Pass()
    {
        if (number != 1)
        {
            return;
        }

        dialer.Count();
        if (dialer.Strikes())
        {
            Strike(dialer.Fault!);
        }
    }

    private void Strike(FaultKind fault)
    {
        if (fault.GoAway is { } left)
        {
            _announcement = Encoding.UTF8.GetBytes($$$"""{"goAway":{"timeLeft":"{{{left.TotalSeconds}}}s"}}""");
            _ = EndAsync(left + TimeSpan.FromSeconds(2));
            return;
        }

        _broken = true;
        if (fault.CloseCode > 0)
        {
            _struck.TrySetResult(Closed(fault.CloseCode, fault.CloseReason));
        }
        else if (!fault.Stalls)
        {
            _struck.TrySetException(new IOException("reset by peer"));
        }

        inner.Abort();
    }

    private async Task EndAsync(TimeSpan after)
    {
        await Task.Delay(after, dialer.Time);
        _struck.TrySetResult(Closed(1008, "Connection aborted because the client failed to close the connection after receiving a GoAway signal"));
    }

    private static SocketMessage Closed(int code, string reason) => new(default, new SocketClose(code, reason));
}
