using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;
using LiveApi.Sessions;
using Xunit;

namespace LiveApi.Tests.Sessions.Supervision;

/// <summary>What is sent between two connections waits, in order, and goes out on the next.</summary>
public sealed class OutboxHoldTests
{
    private static readonly Outbox.Encode<string> Text = static (output, text) => output.Write(Encoding.UTF8.GetBytes(text));

    [Fact]
    public async Task Nothing_is_taken_out_while_it_is_held_and_all_of_it_after()
    {
        Outbox outbox = new(8, TimeProvider.System);
        outbox.Hold();
        await outbox.SendAsync("one", Text, TestContext.Current.CancellationToken);
        outbox.AddUrgent("result", Text);

        Assert.Empty(TakeAll(outbox));
        Assert.Equal(2, outbox.Held.Messages);
        outbox.Release();

        Assert.Equal(["result", "one"], TakeAll(outbox));
    }

    [Fact]
    public async Task A_send_loop_that_waits_ends_with_its_connection()
    {
        Outbox outbox = new(8, TimeProvider.System);
        ValueTask<bool> waiting = outbox.WaitToTakeAsync();
        outbox.Retire();

        Assert.False(await waiting);
        Assert.False(await outbox.WaitToTakeAsync());
    }

    [Fact]
    public async Task What_was_taken_and_not_written_goes_first()
    {
        Outbox outbox = new(8, TimeProvider.System);
        foreach (string text in (string[])["one", "two", "three"])
        {
            await outbox.AddAsync(text, Text, TestContext.Current.CancellationToken);
        }

        List<OutboxSlot> taken = [];
        outbox.TryTake(out OutboxSlot? first);
        outbox.TryTake(out OutboxSlot? second);
        taken.AddRange([first!, second!]);
        outbox.PutBack(taken);

        Assert.Equal(["one", "two", "three"], TakeAll(outbox));
    }

    [Fact]
    public void Held_audio_keeps_the_newest_seconds_and_counts_the_rest()
    {
        FlowCounters counters = new();
        Outbox outbox = new(4, TimeProvider.System, counters);
        outbox.Hold();
        outbox.AddUrgent("result", Text);
        for (int second = 0; second < 8; second++)
        {
            byte[] pcm = new byte[32_000];
            Array.Fill(pcm, (byte)second);
            Assert.Equal(Holding.Taken, outbox.TryHold(new OutgoingAudio(pcm, 16_000), TimeSpan.FromSeconds(5), leavesOut: true));
        }

        Assert.Equal((1, TimeSpan.FromSeconds(5)), outbox.Held);
        Assert.Equal((3, TimeSpan.FromSeconds(3)), ((int)counters.AudioMessagesDropped, counters.AudioDropped));
        outbox.Release();
        List<string> sent = TakeAll(outbox);

        Assert.Equal("result", sent[0]);
        Assert.Contains(Convert.ToBase64String([3, 3, 3]), sent[1], StringComparison.Ordinal);
        Assert.Equal(Holding.Unneeded, outbox.TryHold(new OutgoingAudio(new byte[2], 16_000), TimeSpan.FromSeconds(5), leavesOut: true));
    }

    [Fact]
    public async Task Only_results_of_tools_are_sent_again_where_the_service_does_not_say_how_far_it_came()
    {
        Outbox outbox = new(8, TimeProvider.System);
        outbox.Remember(new SentMessages(everything: false));
        await outbox.AddAsync("text", Text, TestContext.Current.CancellationToken);
        outbox.AddUrgent("result", Text);
        Assert.Equal(2, TakeAll(outbox).Count);

        Assert.Equal(1, outbox.SendAgain(since: 0).Messages);

        Assert.Equal(["result"], TakeAll(outbox));
        Assert.Equal(0, outbox.SendAgain(since: long.MaxValue).Messages);
    }

    [Fact]
    public async Task In_transparent_mode_everything_after_the_mark_is_sent_again_once()
    {
        Outbox outbox = new(8, TimeProvider.System);
        outbox.Remember(new SentMessages(everything: true));
        foreach (string text in (string[])["1", "2", "3", "4"])
        {
            await outbox.AddAsync(text, Text, TestContext.Current.CancellationToken);
        }

        TakeAll(outbox);
        outbox.TakenIn(2);
        outbox.SendAgain(since: 0);
        await outbox.AddAsync("5", Text, TestContext.Current.CancellationToken);
        Assert.Equal(["3", "4", "5"], TakeAll(outbox));

        // On the next connection they are numbers 1 to 3.
        outbox.TakenIn(1);
        outbox.SendAgain(since: 0);

        Assert.Equal(["4", "5"], TakeAll(outbox));
    }

    private static List<string> TakeAll(Outbox outbox)
    {
        List<string> taken = [];
        while (outbox.TryTake(out OutboxSlot? slot))
        {
            taken.Add(Encoding.UTF8.GetString(slot!.Message.ToArray()));
            outbox.Return(slot);
        }

        return taken;
    }
}
