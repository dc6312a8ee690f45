using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Wire;
using Xunit;
using static LiveApi.Tests.Sessions.HeardTests;

namespace LiveApi.Tests.Sessions;

/// <summary>This side stops the model.</summary>
public sealed class StopResponseTests
{
    private const string Text31 = "models/gemini-3.1-flash-live-preview";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("models/gemini-3.8-live", null, false, """{"clientContent":{"turnComplete":false}}""")]
    [InlineData("models/gemini-3.8-live", ActivityHandling.NoInterruption, true, """{"clientContent":{"turnComplete":false}}""")]
    [InlineData("models/gemini-2.5-flash-native-audio-preview-12-2025", null, false, """{"clientContent":{"turnComplete":false}}""")]
    [InlineData("models/a-model-of-tomorrow", null, false, """{"clientContent":{"turnComplete":false}}""")]
    [InlineData(Text31, null, false, """{"realtimeInput":{"text":"Stop."}}""")]
    [InlineData(Text31, null, true, """{"realtimeInput":{"activityStart":{}}}""")]
    public async Task What_is_sent_is_what_the_model_takes(string model, string? handling, bool manual, string sent)
    {
        await using SessionFixture live = await OpenAsync(model, handling, manual);
        await live.Server.SendAsync(Speech(1));
        await live.ReadUntilAsync(LiveMessageKind.Audio);

        LiveInterrupted? told = await live.Session.StopResponseAsync(cancellationToken: Token);

        Assert.Equal(sent, (await live.Server.ReceiveAsync())!.Value.GetRawText());
        Assert.Equal((true, true, 1), (told!.StoppedHere, told.CutsAnswer, told.Turn));
    }

    [Theory]
    [InlineData("models/gemini-3.5-live-translate-preview", null)]
    [InlineData("models/gemini-3.5-transcribe-live", null)]
    [InlineData(Text31, ActivityHandling.NoInterruption)]
    public async Task Where_nothing_stops_the_model_it_says_so_and_does_nothing(string model, string? handling)
    {
        await using SessionFixture live = await OpenAsync(model, handling, manual: false);
        await live.Server.SendAsync(Speech(1));
        while (live.Session.Counters.Unread == 0)
        {
            await Task.Yield();
        }

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => live.Session.StopResponseAsync(cancellationToken: Token).AsTask());

        Assert.Equal(LiveFault.ResponseNotStoppable, fault.Fault);
        Assert.Contains(handling ?? model, fault.Message, StringComparison.Ordinal);
        Assert.Equal((1, TimeSpan.Zero), (live.Session.Counters.Unread, live.Session.Counters.StaleAudioDropped));
    }

    [Fact]
    public async Task An_answer_that_is_over_and_unread_is_stopped_under_its_own_number()
    {
        await using SessionFixture live = await OpenAsync("models/gemini-3.8-live", null, manual: false);
        await live.Server.SendAsync("""{"serverContent":{"turnComplete":true}}""");
        await live.Server.SendAsync(Speech(1));
        await live.Server.SendAsync("""{"serverContent":{"turnComplete":true}}""");
        while (live.Session.Turn < 3)
        {
            await Task.Yield();
        }

        LiveInterrupted? told = await live.Session.StopResponseAsync(cancellationToken: Token);

        Assert.Equal((2, 1, TimeSpan.Zero), (told!.Turn, told.DroppedAudioMessages, told.Heard));
    }

    [Fact]
    public async Task What_is_queued_and_what_is_on_its_way_is_stale_at_once()
    {
        ManualTimeProvider time = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time });
        await live.Server.SendAsync(Speech(1));
        await live.ReadUntilAsync(LiveMessageKind.Audio);
        await live.Server.SendAsync(Speech(1));
        while (live.Session.Counters.Unread == 0)
        {
            await Task.Yield();
        }

        time.Advance(0.25 * Second);
        LiveInterrupted told = (await live.Session.StopResponseAsync(cancellationToken: Token))!;
        foreach (string message in (string[])[Speech(2), Interrupted, Speech(2), Done, Speech(1), Done])
        {
            await live.Server.SendAsync(message);
        }

        List<LiveMessage> rest = await live.ReadUntilAsync(LiveMessageKind.TurnComplete);
        List<LiveMessage> next = await live.ReadUntilAsync(LiveMessageKind.TurnComplete);

        Assert.Equal((0.25 * Second, Second), (told.Heard, told.DroppedAudio));
        Assert.Equal([LiveMessageKind.Interrupted, LiveMessageKind.TurnComplete], rest.Select(message => message.Kind));
        Assert.Same(told, rest[0]);
        Assert.Equal((true, 4 * Second), (Assert.IsType<LiveTurnComplete>(rest[1]).WasInterrupted, ((LiveTurnComplete)rest[1]).RefusedAudio));
        Assert.Equal([2, 2], next.Select(message => message.Turn));
        Assert.Equal(2, live.Session.Counters.LateAudioRefused);
    }

    [Fact]
    public async Task The_players_own_word_is_on_the_turn()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        AudioSoFar progress = new();
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, progress, Token);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync(Speech(3));
        await progress.ReachesAsync(3 * Second);

        await live.Session.StopResponseAsync(heard: TimeSpan.FromSeconds(1.25), cancellationToken: Token);
        await live.Server.SendAsync(Interrupted);
        await live.Server.SendAsync(Done);
        LiveTurn turn = await running;

        Assert.Equal((TurnOutcome.Interrupted, TimeSpan.FromSeconds(1.25), 3 * Second), (turn.Outcome, turn.AudioHeard, turn.AudioDuration));
    }

    [Fact]
    public async Task A_text_in_its_place_is_answered_and_nothing_of_the_answer_is_lost()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.SendAsync(Speech(1));
        await live.ReadUntilAsync(LiveMessageKind.Audio);

        await live.Session.StopResponseAsync("And on Sundays?", cancellationToken: Token);
        JsonElement sent = (await live.Server.ReceiveAsync())!.Value;
        foreach (string message in (string[])[Interrupted, Done, Speech(2), Done])
        {
            await live.Server.SendAsync(message);
        }

        await live.ReadUntilAsync(LiveMessageKind.TurnComplete);
        LiveAudio answer = (await live.ReadUntilAsync(LiveMessageKind.TurnComplete)).OfType<LiveAudio>().Single();

        Assert.Equal("And on Sundays?", sent.GetProperty("clientContent").GetProperty("turns")[0].GetProperty("parts")[0].GetProperty("text").GetString());
        Assert.Equal((2, 2 * Second), (answer.Turn, answer.Duration));
    }

    [Fact]
    public async Task An_answer_that_was_read_whole_and_still_plays_is_stopped_too()
    {
        ManualTimeProvider time = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time });
        await live.Server.SendAsync(Speech(2));
        await live.Server.SendAsync(Done);
        await live.ReadUntilAsync(LiveMessageKind.TurnComplete);
        time.Advance(0.5 * Second);

        LiveInterrupted? told = await live.Session.StopResponseAsync(cancellationToken: Token);

        Assert.Equal((1, 0.5 * Second, 0), (told!.Turn, told.Heard, told.DroppedAudioMessages));
        Assert.Null(await live.Session.StopResponseAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task What_is_stopped_is_not_due_any_more()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Session.SendTextAsync("Tell me a story.", Token);

        Assert.NotNull(await live.Session.StopResponseAsync(cancellationToken: Token));
        Assert.Null(await live.Session.StopResponseAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task A_model_that_a_text_would_wake_is_left_alone_where_nothing_is_being_said()
    {
        await using SessionFixture live = await OpenAsync(Text31, handling: null, manual: false);
        Assert.Null(await live.Session.StopResponseAsync(cancellationToken: Token));
        await live.Session.SendTextAsync("Hello", Token);

        Assert.Equal("""{"realtimeInput":{"text":"Hello"}}""", (await live.Server.ReceiveAsync())!.Value.GetRawText());
    }

    [Fact]
    public async Task Where_nothing_is_being_said_readers_are_told_nothing()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        Assert.Null(await live.Session.StopResponseAsync(cancellationToken: Token));
        await live.Server.SendAsync(Speech(1));

        Assert.IsType<LiveAudio>(Assert.Single(await live.ReadUntilAsync(LiveMessageKind.Audio)));
    }

    [Fact]
    public async Task A_whole_answer_that_is_still_unread_is_cut_too()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        foreach (string message in (string[])[Speech(1), Speech(1), Done])
        {
            await live.Server.SendAsync(message);
        }

        while (live.Session.Counters.Unread < 3)
        {
            await Task.Yield();
        }

        LiveInterrupted? told = await live.Session.StopResponseAsync(cancellationToken: Token);
        List<LiveMessage> all = await live.ReadUntilAsync(LiveMessageKind.Interrupted);

        Assert.Equal((2, 2 * Second, TimeSpan.Zero), (told!.DroppedAudioMessages, told.DroppedAudio, told.Heard));
        Assert.Equal([LiveMessageKind.TurnComplete, LiveMessageKind.Interrupted], all.Select(message => message.Kind));
        Assert.Null(await live.Session.StopResponseAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task A_closed_session_cannot_be_stopped()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        live.Session.Abort();
        await live.Session.Completion;

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => live.Session.StopResponseAsync(cancellationToken: Token).AsTask());

        Assert.Equal(LiveFault.SessionNotOpen, fault.Fault);
    }

    private static Task<SessionFixture> OpenAsync(string model, string? handling, bool manual) => SessionFixture.OpenAsync(options => options with
    {
        Setup = new Setup
        {
            Model = model,
            RealtimeInputConfig = new RealtimeInputConfig { ActivityHandling = handling, AutomaticActivityDetection = manual ? new AutomaticActivityDetection { Disabled = true } : null },
        },
    });
}
