using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Wire;
using Xunit;
using static LiveApi.Tests.Sessions.HeardTests;

namespace LiveApi.Tests.Sessions;

/// <summary>The connection goes while the model speaks, or after it was interrupted.</summary>
public sealed class LostSpeechTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_that_the_line_cuts_is_lost_and_the_next_is_whole()
    {
        await using SessionFixture live = await OpenAsync();
        await live.Server.SendAsync(Speech(1));
        await live.ReadUntilAsync(LiveMessageKind.Audio);
        await MoveAsync(live);
        await live.Server.SendAsync(Speech(2));
        await live.Server.SendAsync(Done);

        LiveReconnected moved = (await live.ReadUntilAsync(LiveMessageKind.Reconnected)).OfType<LiveReconnected>().Single();
        List<LiveMessage> next = await live.ReadUntilAsync(LiveMessageKind.TurnComplete);

        Assert.Equal((true, true, 1), (moved.TurnLost, moved.EndsTurn, moved.Turn));
        Assert.Equal([2, 2], next.Select(message => message.Turn));
        Assert.False(((LiveTurnComplete)next[^1]).WasInterrupted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_was_interrupted_before_is_not_lost_and_nothing_of_the_next_is_refused(bool whileAToolIsAwaited)
    {
        await using SessionFixture live = await OpenAsync();
        await live.Server.SendAsync(Speech(1));
        if (whileAToolIsAwaited)
        {
            await live.Server.SendAsync("""{"toolCall":{"functionCalls":[{"id":"1","name":"nobody"}]}}""");
        }

        await live.Server.SendAsync(Interrupted);
        await live.Server.SendAsync(Speech(1));
        await HasComeAsync(live, whileAToolIsAwaited ? 6 : 5);
        await live.ReadUntilAsync(LiveMessageKind.Interrupted);
        await MoveAsync(live);
        await live.Server.SendAsync(Speech(2));
        await live.Server.SendAsync(Done);

        LiveReconnected moved = (await live.ReadUntilAsync(LiveMessageKind.Reconnected)).OfType<LiveReconnected>().Single();
        List<LiveMessage> next = await live.ReadUntilAsync(LiveMessageKind.TurnComplete);

        Assert.Equal((false, true, 1), (moved.TurnLost, moved.EndsTurn, moved.Turn));
        Assert.Equal([LiveMessageKind.Audio, LiveMessageKind.TurnComplete], next.Select(message => message.Kind));
        Assert.Equal((2, TimeSpan.Zero), (next[0].Turn, ((LiveTurnComplete)next[1]).RefusedAudio));
        Assert.Equal(1, live.Session.Counters.LateAudioRefused);
    }

    [Fact]
    public async Task An_interrupted_turn_is_interrupted_whatever_becomes_of_its_line()
    {
        await using SessionFixture live = await OpenAsync();
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, null, Token);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync(Speech(1));
        await live.Server.SendAsync(Interrupted);
        await HasComeAsync(live, 4);
        await MoveAsync(live);

        Assert.Equal(TurnOutcome.Interrupted, (await running).Outcome);
    }

    [Fact]
    public async Task A_turn_that_the_line_cuts_is_lost()
    {
        await using SessionFixture live = await OpenAsync();
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, null, Token);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync(Speech(1));
        await HasComeAsync(live, 3);
        await MoveAsync(live);
        LiveTurn turn = await running;

        Assert.Equal((TurnOutcome.SessionLost, TimeSpan.FromSeconds(1)), (turn.Outcome, turn.AudioHeard));
    }

    [Fact]
    public async Task A_turn_that_the_server_closes_on_is_lost_with_the_session()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, null, Token);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync(Speech(1));
        await live.Server.CloseAsync(1011, "Internal error encountered.");
        LiveTurn turn = await running;

        Assert.Equal((TurnOutcome.SessionLost, 1011), (turn.Outcome, turn.Closed?.Code));
    }

    [Fact]
    public async Task A_turn_that_ends_while_the_session_leaves_is_not_lost()
    {
        await using SessionFixture live = await OpenAsync();
        await live.Server.SendAsync(Speech(1));
        await live.ReadUntilAsync(LiveMessageKind.Audio);
        Task moving = live.Session.ReconfigureAsync([], Token);
        Assert.Null(await live.Server.ReceiveAsync());

        // The client has said that it leaves; the service says its last before it does.
        await live.Server.SendAsync(Speech(1));
        await live.Server.SendAsync(Done);
        Task again = live.Server.ExpectAnotherAsync();
        await live.Server.CloseAsync(1000, "");
        await again;
        await live.Server.CompleteSetupAsync();
        await moving;

        List<LiveMessage> all = await live.ReadUntilAsync(LiveMessageKind.Reconnected);

        Assert.Equal([LiveMessageKind.Reconnecting, LiveMessageKind.Audio, LiveMessageKind.TurnComplete, LiveMessageKind.Reconnected], all.Select(message => message.Kind));
        Assert.Equal((false, false), (((LiveReconnected)all[^1]).TurnLost, all[^1].EndsTurn));
    }

    [Fact]
    public async Task A_stop_while_the_session_moves_holds_on_the_next_connection()
    {
        await using SessionFixture live = await OpenAsync();
        await live.Server.SendAsync(Speech(1));
        await live.ReadUntilAsync(LiveMessageKind.Audio);
        Task moving = live.Session.ReconfigureAsync([], Token);
        Assert.Null(await live.Server.ReceiveAsync());
        LiveInterrupted? told = await live.Session.StopResponseAsync(cancellationToken: Token);
        await live.Server.SendAsync(Speech(1));
        Task again = live.Server.ExpectAnotherAsync();
        await live.Server.CloseAsync(1000, "");
        await again;
        await live.Server.CompleteSetupAsync();
        await moving;

        List<LiveMessage> all = await live.ReadUntilAsync(LiveMessageKind.Reconnected);

        Assert.NotNull(told);
        Assert.DoesNotContain(all, message => message is LiveAudio);
        Assert.Equal((false, true), (((LiveReconnected)all[^1]).TurnLost, all[^1].EndsTurn));
        Assert.Equal("""{"clientContent":{"turnComplete":false}}""", (await live.Server.ReceiveAsync())!.Value.GetRawText());
    }

    // Before the line is cut: what is on its way then may not arrive.
    private static async Task HasComeAsync(SessionFixture live, int messages)
    {
        while (live.Session.Counters.MessagesReceived < messages)
        {
            await Task.Yield();
        }
    }

    private static async Task MoveAsync(SessionFixture live)
    {
        Task again = live.Server.ExpectAnotherAsync();
        live.Server.Cut();
        await again;
        await live.Server.CompleteSetupAsync();
    }

    [Fact]
    public async Task A_stop_of_what_was_due_goes_down_with_the_connection()
    {
        await using SessionFixture live = await OpenAsync();
        await live.Server.SendAsync(Speech(1));
        await live.ReadUntilAsync(LiveMessageKind.Audio);
        await live.Session.SendTextAsync("And on Sundays?", Token);
        await live.Session.StopResponseAsync(cancellationToken: Token);
        await MoveAsync(live);
        await live.Server.SendAsync(Speech(2));

        await live.ReadUntilAsync(LiveMessageKind.Reconnected);
        Assert.Equal(2, (await live.ReadUntilAsync(LiveMessageKind.Audio))[^1].Turn);
    }

    [Fact]
    public async Task A_question_that_was_given_up_before_there_was_room_is_not_lost()
    {
        await using SessionFixture live = await OpenAsync(capacity: 1);
        Task moving = live.Session.ReconfigureAsync([], Token);
        Assert.Null(await live.Server.ReceiveAsync());
        await live.Session.SendVideoAsync([1], cancellationToken: Token);
        using CancellationTokenSource impatience = new();
        Task given = live.Session.SendTextAsync("Never mind.", impatience.Token).AsTask();
        Assert.False(given.IsCompleted);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Task again = live.Server.ExpectAnotherAsync();
        await live.Server.CloseAsync(1000, "");
        await again;
        await live.Server.CompleteSetupAsync();
        await moving;
        Assert.NotNull(await live.Server.ReceiveAsync());
        await live.ReadUntilAsync(LiveMessageKind.Reconnected);
        await MoveAsync(live);

        LiveReconnected moved = (await live.ReadUntilAsync(LiveMessageKind.Reconnected)).OfType<LiveReconnected>().Single();

        Assert.False(moved.TurnLost);
    }

    [Fact]
    public async Task A_call_that_was_interrupted_is_not_lost_with_its_session()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { ResumePause = TimeSpan.Zero, Reconnect = ReconnectPolicy.Default });
        await live.Server.SendAsync("""{"toolCall":{"functionCalls":[{"id":"1","name":"nobody"}]}}""");
        await live.Server.SendAsync(Interrupted);
        await live.ReadUntilAsync(LiveMessageKind.Interrupted);
        await MoveAsync(live);

        LiveReconnected moved = (await live.ReadUntilAsync(LiveMessageKind.Reconnected)).OfType<LiveReconnected>().Single();

        Assert.Equal((false, false, true), (moved.StateRestored, moved.TurnLost, moved.EndsTurn));
    }

    [Fact]
    public async Task A_model_that_falls_silent_after_an_interruption_is_reported()
    {
        ManualTimeProvider time = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time, Reconnect = ReconnectPolicy.Never with { ReplyTimeout = TimeSpan.FromSeconds(8) } });
        await live.Server.SendAsync(Speech(1));
        await live.ReadUntilAsync(LiveMessageKind.Audio);
        await live.Session.SendTextAsync("Wait.", Token);
        foreach (string message in (string[])[Interrupted, Speech(1), Speech(1), Speech(1)])
        {
            await live.Server.SendAsync(message);
        }

        await live.ReadUntilAsync(LiveMessageKind.Interrupted);
        while (live.Session.Counters.LateAudioRefused < 3)
        {
            await Task.Yield();
        }

        Task<List<LiveMessage>> overdue = live.ReadUntilAsync(LiveMessageKind.ReplyOverdue);
        while (!overdue.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        Assert.Equal(LiveMessageKind.ReplyOverdue, Assert.Single(await overdue).Kind);
    }

    private static async Task<SessionFixture> OpenAsync(int capacity = 64)
    {
        SessionFixture live = await SessionFixture.OpenAsync(options => options with
        {
            Setup = options.Setup with { SessionResumption = new SessionResumptionConfig() },
            ResumePause = TimeSpan.Zero,
            Reconnect = ReconnectPolicy.Default,
            OutboxCapacity = capacity,
        });
        await live.Server.SendAsync("""{"sessionResumptionUpdate":{"newHandle":"handle-1","resumable":true}}""");
        await live.ReadUntilAsync(LiveMessageKind.Resumption);
        return live;
    }
}
