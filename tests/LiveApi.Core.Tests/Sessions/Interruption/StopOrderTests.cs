using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using Xunit;
using static LiveApi.Tests.Sessions.HeardTests;

namespace LiveApi.Tests.Sessions;

/// <summary>How a stop of this side meets what the service says, and what else the user asks.</summary>
public sealed class StopOrderTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_is_due_is_stopped_before_its_first_word(bool confirmed)
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Session.SendTextAsync("Tell me a story.", Token);
        await live.Session.StopResponseAsync(cancellationToken: Token);
        await live.Server.SendAsync(Speech(1));
        if (confirmed)
        {
            await live.Server.SendAsync(Interrupted);
        }

        await live.Server.SendAsync(Done);
        List<LiveMessage> all = await live.ReadUntilAsync(LiveMessageKind.TurnComplete);
        Assert.Equal([LiveMessageKind.Interrupted, LiveMessageKind.TurnComplete], all.Select(message => message.Kind));
        Assert.Equal(1, live.Session.Counters.LateAudioRefused);

        await live.Server.SendAsync(Speech(1));
        Assert.Equal(2, (await live.ReadUntilAsync(LiveMessageKind.Audio))[^1].Turn);
    }

    [Fact]
    public async Task A_stop_that_the_service_never_heeds_does_not_swallow_the_next_answer()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Session.SendTextAsync("Tell me a story.", Token);
        await live.Session.StopResponseAsync(cancellationToken: Token);
        await live.Session.SendTextAsync("What time is it?", Token);
        await live.Server.SendAsync(Speech(1));

        Assert.Single((await live.ReadUntilAsync(LiveMessageKind.Audio)).OfType<LiveAudio>());
        Assert.Equal(0, live.Session.Counters.LateAudioRefused);
    }

    [Fact]
    public async Task An_answer_and_the_one_that_is_due_after_it_are_stopped_together()
    {
        await using SessionFixture live = await SpeakingAsync();
        await live.Session.SendTextAsync("And on Sundays?", Token);
        await live.Session.StopResponseAsync(cancellationToken: Token);
        foreach (string message in (string[])[Interrupted, Done, Speech(1), Interrupted, Done, Speech(2), Done])
        {
            await live.Server.SendAsync(message);
        }

        List<LiveMessage> all = [.. await live.ReadUntilAsync(LiveMessageKind.TurnComplete), .. await live.ReadUntilAsync(LiveMessageKind.TurnComplete), .. await live.ReadUntilAsync(LiveMessageKind.TurnComplete)];

        Assert.Equal(3, Assert.Single(all.OfType<LiveAudio>()).Turn);
        Assert.Single(all.OfType<LiveInterrupted>());
        Assert.Equal([true, true, false], all.OfType<LiveTurnComplete>().Select(turn => turn.WasInterrupted));
    }

    [Fact]
    public async Task A_text_in_its_place_does_not_stop_what_answers_it()
    {
        await using SessionFixture live = await SpeakingAsync();
        await live.Session.SendTextAsync("And on Sundays?", Token);
        await live.Session.StopResponseAsync("And on holidays?", cancellationToken: Token);
        foreach (string message in (string[])[Interrupted, Done, Speech(1)])
        {
            await live.Server.SendAsync(message);
        }

        await live.ReadUntilAsync(LiveMessageKind.TurnComplete);
        Assert.Equal(2, (await live.ReadUntilAsync(LiveMessageKind.Audio))[^1].Turn);
    }

    [Fact]
    public async Task What_comes_after_two_stops_has_no_number_that_readers_know_for_a_stopped_one()
    {
        await using SessionFixture live = await SpeakingAsync();
        await live.Session.StopResponseAsync("Stop.", cancellationToken: Token);
        await live.Session.StopResponseAsync("Stop.", cancellationToken: Token);
        await live.Server.SendAsync(Done);
        await live.Server.SendAsync(Speech(1));

        List<LiveMessage> all = [.. await live.ReadUntilAsync(LiveMessageKind.TurnComplete), .. await live.ReadUntilAsync(LiveMessageKind.Audio)];

        Assert.Equal([1, 2], all.OfType<LiveInterrupted>().Select(static cut => cut.Turn));
        Assert.Equal(3, Assert.Single(all.OfType<LiveAudio>()).Turn);
    }

    [Fact]
    public async Task A_model_that_goes_on_by_itself_after_a_stop_is_heard()
    {
        await using SessionFixture live = await SpeakingAsync();
        await live.Session.StopResponseAsync(cancellationToken: Token);
        foreach (string message in (string[])[Interrupted, Speech(1), """{"serverContent":{"turnComplete":true},"interactionStatus":"IN_PROGRESS"}""", Speech(2)])
        {
            await live.Server.SendAsync(message);
        }

        LiveAudio heard = (await live.ReadUntilAsync(LiveMessageKind.Audio)).OfType<LiveAudio>().Single();

        Assert.Equal((1, 2 * Second), (heard.Turn, heard.Duration));
    }

    [Fact]
    public async Task After_a_stop_no_reader_gets_what_was_stopped_however_the_two_meet()
    {
        for (int round = 0; round < 20; round++)
        {
            await using SessionFixture live = await SessionFixture.OpenAsync();
            bool stopped = false;
            Task<int> reading = Task.Run(async () =>
            {
                int stale = 0;
                using LiveReader reader = live.Session.OpenReader();
                while (true)
                {
                    bool before = Volatile.Read(ref stopped);
                    LiveMessage? message = await reader.ReadAsync(Token);
                    stale += before && message is LiveAudio { Turn: 1 } ? 1 : 0;
                    if (message is null or LiveTurnComplete)
                    {
                        return stale;
                    }
                }
            }, Token);
            Task speaking = Task.Run(async () =>
            {
                for (int piece = 0; piece < 100; piece++)
                {
                    await live.Server.SendAsync(Speech(0.04));
                }
            }, Token);
            while (live.Session.Counters.AudioReceived < TimeSpan.FromMilliseconds(40 * round))
            {
                await Task.Yield();
            }

            Volatile.Write(ref stopped, await live.Session.StopResponseAsync(cancellationToken: Token) is not null);
            await speaking;
            await live.Server.SendAsync(Done);

            Assert.Equal(0, await reading);
        }
    }

    private static async Task<SessionFixture> SpeakingAsync()
    {
        SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.SendAsync(Speech(1));
        await live.ReadUntilAsync(LiveMessageKind.Audio);
        return live;
    }
}
