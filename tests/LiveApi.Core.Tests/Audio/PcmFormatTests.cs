using System;
using LiveApi.Audio;
using Xunit;

namespace LiveApi.Tests.Audio;

public sealed class PcmFormatTests
{
    [Theory]
    [InlineData("audio/pcm;rate=16000", 16_000, 1)]
    [InlineData("audio/pcm; rate=24000", 24_000, 1)]
    [InlineData("Audio/PCM;Rate=48000;channels=2", 48_000, 2)]
    [InlineData("audio/pcm", 24_000, 1)]
    [InlineData("audio/L16;codec=pcm;rate=\"8000\"", 8_000, 1)]
    [InlineData("audio/pcm;", 24_000, 1)]
    public void The_wire_says_rate_and_channels(string mimeType, int rate, int channels)
        => Assert.Equal(new PcmFormat(rate, channels), PcmFormat.FromMimeType(mimeType));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("audio/mp3")]
    [InlineData("audio/pcm;rate=fast")]
    [InlineData("audio/pcm;rate=0")]
    [InlineData("audio/pcm;rate=-16000")]
    [InlineData("audio/pcm;rate=99999999999")]
    [InlineData("audio/pcm;rate=")]
    public void What_is_not_PCM_is_refused(string? mimeType)
    {
        Assert.False(PcmFormat.TryFromMimeType(mimeType, out _));
        Assert.Equal(LiveFault.AudioUnreadable, Assert.Throws<LiveException>(() => PcmFormat.FromMimeType(mimeType)).Fault);
    }

    [Fact]
    public void A_missing_rate_is_what_the_caller_says()
        => Assert.Equal(PcmFormat.Input, PcmFormat.FromMimeType("audio/pcm", defaultRate: 16_000));

    [Fact]
    public void It_is_written_with_its_rate()
    {
        Assert.Equal("audio/pcm;rate=16000", PcmFormat.Input.ToMimeType());
        Assert.Equal("audio/pcm;rate=44100;channels=2", new PcmFormat(44_100, 2).ToString());
    }

    [Fact]
    public void Bytes_and_time_convert_in_whole_frames()
    {
        Assert.Equal(640, PcmFormat.Input.BytesIn(TimeSpan.FromMilliseconds(20)));
        Assert.Equal(440, new PcmFormat(11_025).BytesIn(TimeSpan.FromMilliseconds(20)));
        Assert.Equal(3_528, new PcmFormat(44_100, 2).BytesIn(TimeSpan.FromMilliseconds(20)));
        Assert.Equal(TimeSpan.FromDays(30), PcmFormat.Output.DurationOf(PcmFormat.Output.BytesIn(TimeSpan.FromDays(30))));
    }
}
