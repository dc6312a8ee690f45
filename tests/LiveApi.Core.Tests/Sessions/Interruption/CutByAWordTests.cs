using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Sessions;

/// <summary>Who cuts the model with a word waits for an answer to it, whether or not the cut turn is still brought to its end.</summary>
public sealed class CutByAWordTests
{
    private const string Speaks = """{"serverContent":{"modelTurn":{"parts":[{"text":"Once upon a time"}]}}}""";
    private const string Cut = """{"serverContent":{"interrupted":true}}""";
    private const string Hears = """{"voiceActivity":{"type":"ACTIVITY_START","audioOffset":"1s"}}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_service_that_falls_silent_after_it_is_reported(bool isOver, bool saysThatItHears)
    {
        ManualTimeProvider time = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time, Reconnect = ReconnectPolicy.Never with { ReplyTimeout = TimeSpan.FromSeconds(8) } });
        await live.Server.SendAsync(Speaks);
        if (saysThatItHears)
        {
            await live.Server.SendAsync(Hears);
        }

        await live.Server.SendAsync(isOver ? """{"serverContent":{"interrupted":true,"turnComplete":true}}""" : Cut);
        await live.ReadUntilAsync(isOver ? LiveMessageKind.TurnComplete : LiveMessageKind.Interrupted);
        await SayAsync(live);

        Task<List<LiveMessage>> overdue = live.ReadUntilAsync(LiveMessageKind.ReplyOverdue);
        while (!overdue.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        Assert.Equal(LiveMessageKind.ReplyOverdue, (await overdue)[^1].Kind);
    }

    [Fact]
    public async Task A_fresh_session_that_has_not_heard_it_says_that_it_is_lost()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { ResumePause = TimeSpan.Zero, Reconnect = ReconnectPolicy.Default });
        await live.Server.SendAsync(Speaks);
        await live.Server.SendAsync(Cut);
        await live.ReadUntilAsync(LiveMessageKind.Interrupted);
        await SayAsync(live);
        Assert.NotNull(await live.Server.ReceiveAsync());
        Assert.NotNull(await live.Server.ReceiveAsync());

        Task again = live.Server.ExpectAnotherAsync();
        live.Server.Cut();
        await again;
        await live.Server.CompleteSetupAsync();
        LiveReconnected moved = (await live.ReadUntilAsync(LiveMessageKind.Reconnected)).OfType<LiveReconnected>().Single();

        Assert.Equal((false, true), (moved.StateRestored, moved.TurnLost));
    }

    private static async Task SayAsync(SessionFixture live)
    {
        await live.Session.SendAudioAsync(new byte[3_200], cancellationToken: Token);
        await live.Session.EndAudioAsync(Token);
    }
}
