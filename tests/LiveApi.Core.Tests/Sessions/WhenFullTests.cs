using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using LiveApi.Sessions;
using Xunit;

namespace LiveApi.Tests.Sessions;

public sealed class WhenFullTests
{
    private static readonly Outbox.Encode<string> Text = static (output, text) => output.Write(Encoding.UTF8.GetBytes(text));

    // Shows as a number: which piece it is.
    private static readonly Outbox.Encode<OutgoingAudio> Piece = static (output, audio) => output.Write(Encoding.UTF8.GetBytes($"audio {audio.Pcm.Span[0]}"));

    [Fact]
    public async Task Drop_oldest_leaves_the_oldest_audio_out_and_keeps_everything_else_in_its_place()
    {
        FlowCounters counters = new();
        Outbox outbox = new(capacity: 4, TimeProvider.System, counters);
        await AddAsync(outbox, 1, WhenFull.Wait);
        await outbox.AddAsync("activityEnd", Text, TestContext.Current.CancellationToken);
        await AddAsync(outbox, 2, WhenFull.Wait);
        await outbox.AddAsync("text", Text, TestContext.Current.CancellationToken);

        await AddAsync(outbox, 3, WhenFull.DropOldest);
        await AddAsync(outbox, 4, WhenFull.DropOldest);

        Assert.Equal(["activityEnd", "text", "audio 3", "audio 4"], TakeAll(outbox));
        Assert.Equal((2, TimeSpan.FromMilliseconds(40)), (counters.AudioMessagesDropped, counters.AudioDropped));
    }

    [Fact]
    public async Task What_may_not_be_dropped_is_waited_for()
    {
        FlowCounters counters = new();
        Outbox outbox = new(capacity: 1, TimeProvider.System, counters);
        await outbox.AddAsync("text", Text, TestContext.Current.CancellationToken);

        ValueTask audio = outbox.AddAudioAsync(Audio(1), Piece, WhenFull.DropOldest, TestContext.Current.CancellationToken);
        Assert.False(audio.IsCompleted);
        List<string> taken = TakeAll(outbox);
        await audio;
        taken.AddRange(TakeAll(outbox));

        Assert.Equal(["text", "audio 1"], taken);
        Assert.Equal((0, 1), (counters.AudioMessagesDropped, counters.SendersWaited));
    }

    [Fact]
    public async Task A_sender_in_line_gets_the_room_that_a_drop_makes()
    {
        Outbox outbox = new(capacity: 1, TimeProvider.System);
        await AddAsync(outbox, 1, WhenFull.Wait);
        Task text = outbox.AddAsync("text", Text, TestContext.Current.CancellationToken).AsTask();
        Task newest = outbox.AddAudioAsync(Audio(2), Piece, WhenFull.DropOldest, TestContext.Current.CancellationToken).AsTask();
        await text;
        List<string> taken = TakeAll(outbox);
        await newest;
        taken.AddRange(TakeAll(outbox));

        Assert.Equal(["text", "audio 2"], taken);
    }

    [Fact]
    public async Task Fail_says_so_and_leaves_what_waits()
    {
        Outbox outbox = new(capacity: 1, TimeProvider.System);
        await AddAsync(outbox, 1, WhenFull.Fail);

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => AddAsync(outbox, 2, WhenFull.Fail));

        Assert.Equal(LiveFault.OutboxFull, fault.Fault);
        Assert.Equal(["audio 1"], TakeAll(outbox));
        await AddAsync(outbox, 3, WhenFull.Fail);
        Assert.Equal(["audio 3"], TakeAll(outbox));
    }

    [Fact]
    public async Task Tool_results_overtake_and_are_never_dropped()
    {
        Outbox outbox = new(capacity: 2, TimeProvider.System);
        await AddAsync(outbox, 1, WhenFull.Wait);
        await AddAsync(outbox, 2, WhenFull.Wait);
        outbox.AddUrgent("toolResponse", Text);
        await AddAsync(outbox, 3, WhenFull.DropOldest);

        Assert.Equal(["toolResponse", "audio 2", "audio 3"], TakeAll(outbox));
    }

    [Fact]
    public async Task Random_senders_lose_audio_only_and_keep_their_order()
    {
        Random random = new(20261122);
        FlowCounters counters = new();
        Outbox outbox = new(capacity: 8, TimeProvider.System, counters);
        List<string> put = [], taken = [];
        for (int number = 0; number < 5_000; number++)
        {
            bool isText = random.Next(5) == 0;
            if (isText)
            {
                Task adding = outbox.AddAsync($"text {number}", Text, TestContext.Current.CancellationToken).AsTask();
                if (!adding.IsCompleted)
                {
                    taken.AddRange(TakeAll(outbox));
                }

                await adding;
            }
            else if (outbox.Count < 8 || random.Next(2) == 0)
            {
                ValueTask adding = outbox.AddAudioAsync(new OutgoingAudio(BitConverter.GetBytes(number), 16_000), Numbered, WhenFull.DropOldest, TestContext.Current.CancellationToken);
                if (!adding.IsCompleted)
                {
                    taken.AddRange(TakeAll(outbox));
                }

                await adding;
            }
            else
            {
                continue;
            }

            put.Add($"{(isText ? "text" : "audio")} {number}");
            if (random.Next(6) == 0)
            {
                taken.AddRange(TakeAll(outbox));
            }
        }

        taken.AddRange(TakeAll(outbox));

        Assert.Equal(put.Where(taken.Contains), taken);
        Assert.DoesNotContain(put.Except(taken), static lost => lost.StartsWith("text", StringComparison.Ordinal));
        Assert.Equal(put.Count - taken.Count, counters.AudioMessagesDropped);
        Assert.True(counters.AudioMessagesDropped > 100);
    }

    private static readonly Outbox.Encode<OutgoingAudio> Numbered = static (output, audio) => output.Write(Encoding.UTF8.GetBytes($"audio {BitConverter.ToInt32(audio.Pcm.ToArray(), 0)}"));

    private static OutgoingAudio Audio(byte number)
    {
        byte[] pcm = new byte[640];
        pcm[0] = number;
        return new OutgoingAudio(pcm, 16_000);
    }

    private static async Task AddAsync(Outbox outbox, byte number, WhenFull whenFull)
        => await outbox.AddAudioAsync(Audio(number), Piece, whenFull, TestContext.Current.CancellationToken);

    private static List<string> TakeAll(Outbox outbox)
    {
        List<string> taken = [];
        while (outbox.TryTake(out OutboxSlot? slot))
        {
            taken.Add(Encoding.UTF8.GetString(slot!.Message.ToArray()));
            outbox.Return(slot!);
        }

        return taken;
    }
}
