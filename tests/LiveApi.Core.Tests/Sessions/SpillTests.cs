using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions;

public sealed class SpillTests
{
    [Fact]
    public void What_goes_over_the_disk_comes_back_in_order_and_byte_for_byte()
    {
        using TemporaryFolder folder = new();
        Inbox inbox = new(maxBytes: 2_000, new SpillFile(folder.Path, maxBytes: 100_000));
        List<byte[]> sent = [.. Enumerable.Range(0, 50).Select(static number => Pcm(number, 960))];
        foreach (byte[] pcm in sent)
        {
            Assert.True(inbox.Post([new LiveAudio(pcm, 24_000)]));
        }

        Assert.InRange(inbox.UnreadBytes, 1, 2_000);
        Assert.Equal(sent.Sum(static pcm => pcm.Length) - 960, inbox.UnreadBytesOnDisk);
        foreach (byte[] pcm in sent)
        {
            Assert.True(inbox.TryTake(out LiveMessage? message));
            Assert.Equal(pcm, Assert.IsType<LiveAudio>(message).Data);
        }

        Assert.Equal((0, 0), (inbox.UnreadBytes, inbox.UnreadBytesOnDisk));
    }

    [Fact]
    public void What_cannot_go_to_the_disk_makes_room_among_the_audio_that_came_before()
    {
        using TemporaryFolder folder = new();
        Inbox inbox = new(maxBytes: 2_200, new SpillFile(folder.Path, maxBytes: 100_000));
        Assert.True(inbox.Post([new LiveAudio(Pcm(1, 960), 24_000), new LiveAudio(Pcm(2, 960), 24_000)]));
        Assert.Equal(0, inbox.UnreadBytesOnDisk);

        Assert.True(inbox.Post([new LiveText("a word more than memory holds")]));

        Assert.Equal(960, inbox.UnreadBytesOnDisk);
        Assert.Equal(960, inbox.SpilledBytes);
        Assert.True(inbox.TryTake(out LiveMessage? first));
        Assert.Equal(Pcm(1, 960), Assert.IsType<LiveAudio>(first).Data);
        Assert.True(inbox.TryTake(out _));
        Assert.True(inbox.TryTake(out _));
        Assert.Equal((0, 0), (inbox.UnreadBytes, inbox.UnreadBytesOnDisk));
    }

    [Fact]
    public void A_piece_without_a_sample_takes_no_room_on_the_disk()
    {
        using TemporaryFolder folder = new();
        Inbox inbox = new(maxBytes: 0, new SpillFile(folder.Path, maxBytes: 100_000));

        inbox.Post([new LiveAudio([], 24_000), new LiveAudio(Pcm(1, 960), 24_000), new LiveAudio(Pcm(2, 960), 24_000)]);

        Assert.Equal(1_920, inbox.UnreadBytesOnDisk);
    }

    [Fact]
    public void Nothing_comes_after_the_last_message()
    {
        Inbox inbox = new(long.MaxValue);
        inbox.Post([new LiveText("last")]);
        inbox.Complete();

        inbox.Post([new LiveText("late")]);

        Assert.True(inbox.TryTake(out LiveMessage? last));
        Assert.Equal("last", last!.Summary);
        Assert.False(inbox.TryTake(out _));
    }

    [Fact]
    public void The_disk_has_a_bound_too()
    {
        using TemporaryFolder folder = new();
        Inbox inbox = new(maxBytes: 0, new SpillFile(folder.Path, maxBytes: 2_000));

        Assert.True(inbox.Post([new LiveAudio(Pcm(1, 960), 24_000)]));
        Assert.True(inbox.Post([new LiveAudio(Pcm(2, 960), 24_000)]));
        Assert.False(inbox.Post([new LiveAudio(Pcm(3, 960), 24_000)]));
    }

    [Fact]
    public void An_interruption_takes_what_is_on_disk_too()
    {
        using TemporaryFolder folder = new();
        Inbox inbox = new(maxBytes: 0, new SpillFile(folder.Path, maxBytes: 100_000));
        inbox.Post([new LiveAudio(Pcm(1, 960), 24_000) { Turn = 1 }, new LiveAudio(Pcm(2, 960), 24_000) { Turn = 2 }, new LiveAudio(Pcm(3, 960), 24_000) { Turn = 1 }]);

        (int messages, TimeSpan playing, _) = inbox.Cut(from: 1, through: 1);

        Assert.Equal((2, TimeSpan.FromMilliseconds(40)), (messages, playing));
        Assert.Equal(960, inbox.UnreadBytesOnDisk);
        Assert.True(inbox.TryTake(out LiveMessage? left));
        Assert.Equal(Pcm(2, 960), Assert.IsType<LiveAudio>(left).Data);
    }

    [Fact]
    public void The_ring_loses_nothing_in_any_order_of_writing_taking_and_freeing()
    {
        using TemporaryFolder folder = new();
        Random random = new(20261122);
        for (int round = 0; round < 20; round++)
        {
            using SpillFile file = new(folder.Path, maxBytes: 4_096);
            List<(SpillFile.Region Region, byte[] Data)> held = [];
            for (int step = 0; step < 400; step++)
            {
                byte[] data = Pcm(step, 2 * random.Next(1, 300));
                if (random.Next(3) > 0 && file.Write(data) is { } region)
                {
                    held.Add((region, data));
                }
                else if (held.Count > 0)
                {
                    int at = random.Next(4) == 0 ? random.Next(held.Count) : 0;
                    if (random.Next(4) == 0)
                    {
                        file.Free(held[at].Region);
                    }
                    else
                    {
                        Assert.Equal(held[at].Data, file.Take(held[at].Region));
                    }

                    held.RemoveAt(at);
                }

                Assert.Equal(held.Sum(static one => one.Data.Length), file.Bytes);
            }
        }
    }

    [Fact]
    public void The_file_has_no_name_while_it_is_used_and_is_gone_after()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps the name until the file is closed");
        using TemporaryFolder folder = new();
        using SpillFile file = new(folder.Path, maxBytes: 4_096);

        file.Write(Pcm(1, 960));

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_private_file_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("on Windows the folder's own rights decide");
            return;
        }

        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "voice.wav");
        using (FileStream file = PrivateFile.Create(path, FileOptions.None))
        {
            file.WriteByte(1);
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task A_slow_reader_of_a_session_gets_every_byte()
    {
        using TemporaryFolder folder = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { MaxUnreadBytes = 3_000, SpillFolder = folder.Path });
        List<byte[]> sent = [.. Enumerable.Range(0, 30).Select(static number => Pcm(number, 1_920))];
        foreach (byte[] pcm in sent)
        {
            await live.Server.SendAsync($$$$"""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"{{{{Convert.ToBase64String(pcm)}}}}"}}]}}}""");
        }

        await live.Server.SendAsync("""{"serverContent":{"turnComplete":true}}""");
        while (live.Session.Counters.MessagesReceived < 32)
        {
            await Task.Yield();
        }

        Assert.Equal(29 * 1_920, live.Session.Counters.UnreadBytesOnDisk);
        List<LiveMessage> read = await live.ReadUntilAsync(LiveMessageKind.TurnComplete);
        Assert.Equal(sent.SelectMany(static pcm => pcm), read.OfType<LiveAudio>().SelectMany(static audio => audio.Data));
        Assert.Equal((0, 29 * 1_920), (live.Session.Counters.UnreadBytesOnDisk, live.Session.Counters.SpilledBytes));
        Assert.Equal(LiveNoticeTopic.SpillBegun, Assert.Single(read.OfType<LiveNotice>()).Topic);
    }

    [Fact]
    public void While_audio_waits_on_disk_transcripts_still_have_room()
    {
        using TemporaryFolder folder = new();
        Inbox inbox = new(maxBytes: 80_000, new SpillFile(folder.Path, maxBytes: 1_000_000));
        for (int i = 0; i < 100; i++)
        {
            Assert.True(inbox.Post([new LiveAudio(Pcm(i, 960), 24_000)]));
        }

        for (int i = 0; i < 40; i++)
        {
            Assert.True(inbox.Post([new LiveTranscript(ofInput: false, interim: false, new Transcription { Text = "Twenty characters..." }), new LiveAudio(Pcm(i, 960), 24_000)]));
        }
    }

    [Fact]
    public async Task A_disk_that_takes_nothing_ends_the_session_and_says_so()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { MaxUnreadBytes = 20, SpillFolder = "/nowhere/at/all" });
        await live.Server.SendAsync("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AAABAAIAAwAEAAUABgAHAA=="}}]}}}""");

        LiveSessionClosed closed = await live.Session.Completion;

        LiveException fault = Assert.IsType<LiveException>(closed.Error);
        Assert.Equal(LiveFault.ConsumerTooSlow, fault.Fault);
        Assert.Contains("the disk takes no more", fault.Message, StringComparison.Ordinal);
    }

    private static byte[] Pcm(int seed, int length)
    {
        byte[] pcm = new byte[length];
        new Random(seed).NextBytes(pcm);
        return pcm;
    }
}
