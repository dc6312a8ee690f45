using System;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions.Supervision;

/// <summary>What becomes of audio while there is no connection, and right after.</summary>
public sealed class HeldAudioTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task What_may_not_be_left_out_is_not_taken_beyond_the_bound()
    {
        FlowCounters counters = new();
        Outbox outbox = new(4, TimeProvider.System, counters);
        outbox.Hold();
        Assert.Equal(
            [Holding.Taken, Holding.Taken, Holding.Taken, Holding.Full, Holding.Full],
            Enumerable.Range(0, 5).Select(_ => outbox.TryHold(Piece(30), Bound, leavesOut: false)));
        Task released = outbox.Released;
        Assert.False(released.IsCompleted);

        outbox.Release();
        await released;

        Assert.Equal(Holding.Unneeded, outbox.TryHold(Piece(30), Bound, leavesOut: false));
        Assert.Equal((0, 3), ((int)counters.AudioMessagesDropped, outbox.Count));
    }

    [Fact]
    public void A_piece_that_is_longer_than_the_bound_is_taken_by_itself()
    {
        Outbox outbox = new(4, TimeProvider.System);
        outbox.Hold();

        Assert.Equal(Holding.Taken, outbox.TryHold(Piece(300), Bound, leavesOut: false));
        Assert.Equal(Holding.Full, outbox.TryHold(Piece(20), Bound, leavesOut: false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_waits_goes_on_with_the_next_connection_and_with_the_end(bool ends)
    {
        Outbox outbox = new(4, TimeProvider.System);
        outbox.Retire();
        outbox.Hold();
        Task released = outbox.Released;
        Assert.False(released.IsCompleted);
        if (ends)
        {
            outbox.Complete();
        }
        else
        {
            outbox.Attach(null!);
        }

        await released;
        outbox.Hold();

        Assert.Equal(ends, outbox.Released.IsCompleted);
    }

    [Fact]
    public async Task After_a_move_one_piece_goes_for_one()
    {
        FlowCounters counters = new();
        Outbox outbox = new(2, TimeProvider.System, counters);
        outbox.Hold();
        for (int piece = 0; piece < 10; piece++)
        {
            outbox.TryHold(Piece(20), TimeSpan.FromSeconds(5), leavesOut: true);
        }

        outbox.Attach(null!);
        for (int piece = 0; piece < 4; piece++)
        {
            await outbox.AddAudioAsync(Piece(20), ClientEncoding.Audio, WhenFull.DropOldest, TestContext.Current.CancellationToken);
        }

        Assert.Equal((2, 12), ((int)counters.AudioMessagesDropped, outbox.Count));
    }

    [Fact]
    public async Task What_goes_out_again_leaves_room_for_what_is_said_meanwhile()
    {
        FlowCounters counters = new();
        Outbox outbox = new(8, TimeProvider.System, counters);
        outbox.Remember(new SentMessages(everything: true));
        for (int second = 0; second < 6; second++)
        {
            await outbox.AddAudioAsync(Piece(1_000), ClientEncoding.Audio, WhenFull.Wait, TestContext.Current.CancellationToken);
            Assert.True(outbox.TryTake(out OutboxSlot? slot));
            outbox.Return(slot!);
        }

        outbox.Hold();
        outbox.SendAgain(0);
        outbox.TryHold(Piece(20), TimeSpan.FromSeconds(5), leavesOut: true);

        Assert.Equal((0, TimeSpan.FromMilliseconds(6_020)), (counters.AudioMessagesDropped, outbox.Held.Audio));
    }

    [Fact]
    public async Task What_the_session_tells_by_itself_is_told_once_and_is_no_text_of_the_user()
    {
        Outbox outbox = new(8, TimeProvider.System);
        outbox.Hold();
        await outbox.SendAsync(Said("mine"), ClientEncoding.Message, TestContext.Current.CancellationToken);
        outbox.AddFirst(new ClientMessage { RealtimeInput = new RealtimeInput { ActivityStart = new Empty() } }, ClientEncoding.Message, Luggage.Mark);
        outbox.AddFirst(Said("asked again"), ClientEncoding.Message, Luggage.Words);
        Assert.Equal((1, true), (outbox.HeldTexts, outbox.HoldsMark));

        Assert.True(outbox.DropWords());

        Assert.Equal((2, 1, true), (outbox.Count, outbox.HeldTexts, outbox.HoldsMark));
        Assert.False(outbox.DropWords());
    }

    [Fact]
    public void Texts_are_turns_of_the_user_with_words()
    {
        static Content Turn(string? role, string text) => new() { Role = role, Parts = [new Part { Text = text }] };
        Assert.Equal(0, ConversationLog.TextsOf(new ClientMessage { ClientContent = new ClientContent { TurnComplete = false } }));
        Assert.Equal(2, ConversationLog.TextsOf(new ClientMessage { ClientContent = new ClientContent { Turns = [Turn(Role.User, "a"), Turn(Role.Model, "b"), Turn(null, "c"), Turn(Role.User, "")] } }));
        Assert.Equal(1, ConversationLog.TextsOf(new ClientMessage { RealtimeInput = new RealtimeInput { Text = "a" } }));
    }

    private static ClientMessage Said(string text) => new() { ClientContent = new ClientContent { Turns = [new Content { Role = Role.User, Parts = [new Part { Text = text }] }], TurnComplete = true } };

    private static OutgoingAudio Piece(int milliseconds) => new(new byte[32 * milliseconds], 16_000);
}
