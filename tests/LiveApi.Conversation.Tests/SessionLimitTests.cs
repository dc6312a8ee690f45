using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Sessions;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Conversation.Tests;

/// <summary>The service's own bound of a session, where its context is not compressed: 15 minutes, or two with video.</summary>
[Collection(VirtualWorld.Alone)]
public sealed class SessionLimitTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false, 15)]
    [InlineData(true, 2)]
    public async Task A_session_whose_time_is_over_is_told_ahead_and_goes_on_as_a_fresh_one_that_says_so(bool video, int minutes)
    {
        List<LiveMessage> all = await TalkAsync(video, TimeSpan.FromMinutes(minutes + 3), compressed: false);

        TimeSpan told = all.OfType<LiveGoAway>().Select(At).Last(at => at < TimeSpan.FromMinutes(minutes));
        Assert.InRange(told, TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(52), TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(48));
        LiveReconnected fresh = Assert.Single(all.OfType<LiveReconnected>(), static move => !move.StateRestored);
        Assert.InRange(At(fresh), told, TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(10));
        // Not a loop: one attempt for the handle that is worth nothing any more, one for the fresh session.
        Assert.InRange(fresh.Attempts, 1, 2);
        Assert.Contains(all, message => message.Kind == LiveMessageKind.TurnComplete && At(message) > At(fresh));
        Assert.Equal(LiveCloser.Client, all.OfType<LiveSessionClosed>().Single().ClosedBy);
    }

    [Fact]
    public async Task A_session_with_a_compressed_context_has_no_such_bound()
    {
        List<LiveMessage> all = await TalkAsync(video: true, TimeSpan.FromMinutes(20), compressed: true);

        Assert.All(all.OfType<LiveReconnected>(), static move => Assert.True(move.StateRestored));
        Assert.Equal(LiveCloser.Client, all.OfType<LiveSessionClosed>().Single().ClosedBy);
    }

    private static TimeSpan At(LiveMessage message) => message.ReceivedAt - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private async Task<List<LiveMessage>> TalkAsync(bool video, TimeSpan time, bool compressed)
    {
        VirtualWorld world = new();
        List<LiveMessage> all = [];
        await world.PlayAsync(async () =>
        {
            LiveSession session = await world.ConnectAsync(options => options with
            {
                Setup = options.Setup with
                {
                    SessionResumption = new SessionResumptionConfig(),
                    ContextWindowCompression = compressed ? new ContextWindowCompression { SlidingWindow = new SlidingWindow() } : null,
                },
            });
            Task reading = ReadAsync(session, all);
            if (video) { await session.SendVideoAsync(new byte[900]); }
            for (int turn = 1; world.Clock.Elapsed < time && session.Closed is null; turn++)
            {
                await session.SendTextAsync($"Line {turn}.");
                await Task.Delay(TimeSpan.FromSeconds(20), world.Clock);
            }

            await session.CloseAsync();
            await reading;
        });
        foreach (LiveMessage message in all.Where(static one => one is LiveGoAway or LiveReconnecting or LiveReconnected or LiveSessionClosed)) { output.WriteLine($"{At(message)} {message}"); }
        return all;
    }

    private static async Task ReadAsync(LiveSession session, List<LiveMessage> all)
    {
        using LiveReader reader = session.OpenReader();
        while (await reader.ReadAsync() is { } message) { all.Add(message); }
    }
}
