using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Transport;

namespace LiveApi.Benchmarks;

/// <summary>Dials as ever, and notes when the session is done with an interruption: when it asks for the next message.</summary>
internal sealed class StampingDialer : IDialer
{
    private readonly WebSocketDialer _dialer = new();
    private volatile TaskCompletionSource<long>? _handled;

    public async Task<IMessageSocket> DialAsync(DialRequest request, DialTimeline timeline, CancellationToken cancellationToken)
        => new StampingSocket(this, await _dialer.DialAsync(request, timeline, cancellationToken));

    /// <summary>The moment, as a timestamp. Call it before the interruption is asked for, when nothing else is on its way.</summary>
    internal Task<long> ExpectInterruption()
        => (_handled = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private sealed class StampingSocket(StampingDialer owner, IMessageSocket socket) : IMessageSocket
    {
        private bool _received;

        public async ValueTask<SocketMessage> ReceiveAsync()
        {
            if (_received && owner._handled is { } handled)
            {
                owner._handled = null;
                handled.TrySetResult(Stopwatch.GetTimestamp());
            }

            SocketMessage message = await socket.ReceiveAsync();
            _received = owner._handled is not null;
            return message;
        }

        public ValueTask SendAsync(ReadOnlyMemory<byte> utf8) => socket.SendAsync(utf8);

        public bool Cork() => socket.Cork();

        public ValueTask UncorkAsync() => socket.UncorkAsync();

        public Task CloseOutputAsync(int code, string? reason) => socket.CloseOutputAsync(code, reason);

        public void Abort() => socket.Abort();

        public void Dispose() => socket.Dispose();
    }
}
