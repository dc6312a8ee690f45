using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;
using Xunit;

namespace LiveApi.Tests.Sessions;

public sealed class OutboxTests
{
    private static readonly Outbox.Encode<string> Text = static (output, text) => output.Write(Encoding.UTF8.GetBytes(text));

    [Fact]
    public async Task Only_urgent_messages_overtake()
    {
        Outbox outbox = new(capacity: 8, TimeProvider.System);
        foreach (string text in (string[])["audio 1", "activityEnd", "audio 2"])
        {
            await outbox.AddAsync(text, Text, TestContext.Current.CancellationToken);
        }

        outbox.AddUrgent("toolResponse", Text);

        Assert.Equal(["toolResponse", "audio 1", "activityEnd", "audio 2"], TakeAll(outbox));
    }

    [Fact]
    public async Task A_full_outbox_makes_the_sender_wait_and_giving_up_loses_its_message_only()
    {
        Outbox outbox = new(capacity: 1, TimeProvider.System);
        await outbox.AddAsync("1", Text, TestContext.Current.CancellationToken);
        using CancellationTokenSource stop = new();
        ValueTask givenUp = outbox.AddAsync("2", Text, stop.Token);
        Assert.False(givenUp.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await givenUp);
        ValueTask third = outbox.AddAsync("3", Text, TestContext.Current.CancellationToken);

        List<string> taken = TakeAll(outbox);
        await third;
        taken.AddRange(TakeAll(outbox));

        Assert.Equal(["1", "3"], taken);
    }

    [Fact]
    public async Task Urgent_messages_need_no_room()
    {
        Outbox outbox = new(capacity: 1, TimeProvider.System);
        await outbox.AddAsync("audio", Text, TestContext.Current.CancellationToken);
        outbox.AddUrgent("toolResponse", Text);

        Assert.Equal(["toolResponse", "audio"], TakeAll(outbox));
    }

    [Fact]
    public async Task Every_waiting_sender_learns_of_the_end()
    {
        Outbox outbox = new(capacity: 1, TimeProvider.System);
        await outbox.AddAsync("1", Text, TestContext.Current.CancellationToken);
        Task[] waiting = [outbox.AddAsync("2", Text, TestContext.Current.CancellationToken).AsTask(), outbox.AddAsync("3", Text, TestContext.Current.CancellationToken).AsTask(), outbox.AddAsync("4", Text, TestContext.Current.CancellationToken).AsTask()];
        outbox.Complete(new LiveException(LiveFault.ConnectionLost, "gone", "again"));

        foreach (Task sender in waiting)
        {
            Assert.Equal(LiveFault.ConnectionLost, (await Assert.ThrowsAsync<LiveException>(() => sender)).Fault);
        }

        Assert.False(await outbox.WaitToTakeAsync());
    }

    [Fact]
    public void A_steady_stream_of_audio_allocates_nothing()
    {
        Outbox outbox = new(capacity: 4, TimeProvider.System);
        byte[] pcm = new byte[640];
        // The runtime allocates a little by itself while it compiles the code anew; a round in steady state has nothing.
        Assert.Equal(0, Enumerable.Range(0, 20).Min(_ => AllocatedByOneRound()));

        long AllocatedByOneRound()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int chunk = 0; chunk < 500; chunk++)
            {
                ValueTask sent = SendOneAsync();
                Assert.True(sent.IsCompletedSuccessfully);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        ValueTask SendOneAsync()
        {
            ValueTask added = outbox.AddAsync(new OutgoingAudio(pcm, 16_000), ClientEncoding.Audio, CancellationToken.None);
            outbox.TryTake(out OutboxSlot? slot);
            outbox.Return(slot!);
            return added;
        }
    }

    private static List<string> TakeAll(Outbox outbox)
    {
        List<string> taken = [];
        while (outbox.TryTake(out OutboxSlot? slot))
        {
            taken.Add(Encoding.UTF8.GetString(slot!.Message.Span));
            outbox.Return(slot!);
        }

        return taken;
    }
}
