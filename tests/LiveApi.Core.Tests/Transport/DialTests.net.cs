using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Tests.Transport;

public sealed class DialTests
{
    [Fact]
    public async Task A_dial_that_is_given_up_is_not_a_connection_that_broke()
    {
        // Whether the attempt or its caller is heard first differs from one dial to the next.
        for (int i = 0; i < 50; i++)
        {
            using CancellationTokenSource stop = new();
            TaskCompletionSource<bool> reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            WebSocketDialer dialer = new(async (_, token) =>
            {
                TaskCompletionSource<Stream> never = new();
                using (token.Register(() => never.TrySetException(new IOException("The line was cut."))))
                {
                    reached.TrySetResult(true);
                    return await never.Task;
                }
            });
            Task<IMessageSocket> dialling = dialer.DialAsync(
                new DialRequest { Uri = new Uri("ws://127.0.0.1:9"), Proxy = ProxyRoute.Direct }, new DialTimeline(TimeProvider.System), stop.Token);
            await reached.Task;

            await stop.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dialling);
        }
    }

    [Fact]
    public async Task A_dial_that_is_given_up_within_TLS_leaves_no_line_behind()
    {
        using CancellationTokenSource stop = new();
        using SilentStream line = new();
        WebSocketDialer dialer = new((_, _) => new ValueTask<Stream>(line));
        Task<IMessageSocket> dialling = dialer.DialAsync(
            new DialRequest { Uri = new Uri("wss://127.0.0.1:9"), Proxy = ProxyRoute.Direct }, new DialTimeline(TimeProvider.System), stop.Token);
        await line.Listening;

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dialling);
        Assert.True(line.IsDisposed);
    }

    /// <summary>Takes everything and never says a word.</summary>
    private sealed class SilentStream : MemoryStream
    {
        private readonly TaskCompletionSource<int> _never = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<bool> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task Listening => _listening.Task;

        internal bool IsDisposed { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => default;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _listening.TrySetResult(true);
            return new ValueTask<int>(_never.Task);
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            _never.TrySetResult(0);
            base.Dispose(disposing);
        }
    }
}
