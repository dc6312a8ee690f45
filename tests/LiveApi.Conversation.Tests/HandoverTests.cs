using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Sessions;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Conversation.Tests;

/// <summary>A session moves to its next connection before the service ends this one, and nobody who talks notices more than a pause.</summary>
[Collection(VirtualWorld.Alone)]
public sealed class HandoverTests(ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forty_minutes_of_talk_are_one_session()
    {
        VirtualWorld world = new();
        List<LiveMessage> all = [];
        await world.PlayAsync(async () =>
        {
            await using LiveSession session = await world.ConnectAsync(Resumable);
            Task reading = ReadAllAsync(session, all);
            for (int turn = 1; world.Clock.Elapsed < TimeSpan.FromMinutes(40); turn++)
            {
                await session.SendTextAsync($"Line {turn}.", Stop);
                await Task.Delay(TimeSpan.FromSeconds(20), world.Clock, Stop);
            }

            await session.CloseAsync();
            await reading;
        });
        foreach (LiveMessage message in all.Where(one => one is LiveReconnecting or LiveReconnected or LiveSessionClosed))
        {
            output.WriteLine($"{message.ReceivedAt:HH:mm:ss.fff} {message}");
        }

        List<LiveReconnected> moves = [.. all.OfType<LiveReconnected>()];
        Assert.Equal(4, moves.Count);
        Assert.All(moves, move => Assert.True(move.StateRestored && !move.TurnLost && move.Gap < TimeSpan.FromSeconds(2.5)));
        Assert.Equal(LiveSessionState.Closed, all.OfType<LiveSessionClosed>().Single().IsError ? LiveSessionState.Faulted : LiveSessionState.Closed);
        Assert.Equal(120, all.Count(one => one.Kind == LiveMessageKind.TurnComplete));
    }

    private static LiveSessionOptions Resumable(LiveSessionOptions options) => options with
    {
        Setup = options.Setup with
        {
            SessionResumption = new SessionResumptionConfig(),
            // Else the service ends it after 15 minutes, whatever its connections.
            ContextWindowCompression = new ContextWindowCompression { SlidingWindow = new SlidingWindow() },
        },
    };

    private static async Task ReadAllAsync(LiveSession session, List<LiveMessage> all)
    {
        using LiveReader reader = session.OpenReader();
        while (await reader.ReadAsync(Stop) is { } message)
        {
            all.Add(message);
        }
    }
}
