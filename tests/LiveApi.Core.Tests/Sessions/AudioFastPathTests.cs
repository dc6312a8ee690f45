using System;
using System.Linq;
using System.Text;
using LiveApi.Audio;
using LiveApi.Sessions;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions;

public sealed class AudioFastPathTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Takes_the_services_own_audio_messages(bool indented)
    {
        byte[] pcm = [.. Enumerable.Range(0, 1_920).Select(number => (byte)(number * 31))];

        Assert.True(AudioFastPath.TryRead(WireFormat.ToUtf8(Message(pcm, "audio/pcm;rate=24000"), indented), out byte[] read, out int rate));

        Assert.Equal(pcm, read);
        Assert.Equal(24_000, rate);
    }

    [Theory]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AAABAA=="}}]},"turnComplete":true}}""")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AAABAA=="}}]}},"usageMetadata":{}}""")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AAABAA=="}},{"text":"x"}]}}}""")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm","data":"AAABAA=="}}]}}}""")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"video/mp4","data":"AAABAA=="}}]}}}""")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AAAB"}}]}}}x""")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AA-_"}}]}}}""")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":""}}]}}}""")]
    [InlineData("""{"serverContent":{}}""")]
    [InlineData("")]
    public void Leaves_everything_else_to_the_records(string json)
        => Assert.False(AudioFastPath.TryRead(Encoding.UTF8.GetBytes(json), out _, out _));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_it_takes_is_what_the_records_take(int seed)
    {
        Random random = new(seed);
        int taken = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] json = Mutate(random);
            if (!AudioFastPath.TryRead(json, out byte[] pcm, out int rate))
            {
                continue;
            }

            taken++;
            ServerMessage message = WireFormat.ReadServer(json);
            Blob blob = Assert.Single(message.ServerContent!.ModelTurn!.Parts!).InlineData!;
            Assert.Equal(blob.Data, pcm);
            Assert.Equal(PcmFormat.FromMimeType(blob.MimeType).SampleRate, rate);
            Assert.Equal(message, Message(blob.Data!, blob.MimeType!) with { ServerContent = message.ServerContent });
        }

        Assert.InRange(taken, 1_000, 19_000);
    }

    // A sound message, with a few bytes changed, taken out or put in, in most cases.
    private static byte[] Mutate(Random random)
    {
        byte[] pcm = new byte[random.Next(1, 40)];
        random.NextBytes(pcm);
        byte[] json = WireFormat.ToUtf8(Message(pcm, $"audio/pcm;rate={random.Next(6_000, 50_000)}"), indented: random.Next(2) == 0);
        for (int changes = random.Next(4); changes > 0; changes--)
        {
            int at = random.Next(json.Length);
            byte[] piece = random.Next(4) switch
            {
                0 => [(byte)random.Next(32, 127)],
                1 => [(byte)'"'],
                2 => Encoding.ASCII.GetBytes(" \n"),
                _ => [(byte)random.Next(256)],
            };
            json = [.. json.AsSpan(0, at), .. piece, .. json.AsSpan(Math.Min(json.Length, at + random.Next(2)))];
        }

        return json;
    }

    private static ServerMessage Message(byte[] pcm, string mimeType) => new()
    {
        ServerContent = new ServerContent { ModelTurn = new Content { Parts = [new Part { InlineData = new Blob { MimeType = mimeType, Data = pcm } }] } },
    };
}
