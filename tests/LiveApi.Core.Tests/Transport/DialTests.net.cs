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
}
