using System;
using System.IO;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Audio;

/// <summary>The same levels, in every way that a file writes them.</summary>
public sealed class WavFormatTests
{
    private static readonly float[] HalfUpAndDown = [0.5f, -0.5f], HalfTwice = [0.5f, 0.5f];

    // 0, half, minus half, and the lowest that there is.
    public static TheoryData<int, int, byte[]> Codings => new()
    {
        { 1, 8, [0x80, 0xC0, 0x40, 0x00] },
        { 1, 16, [0x00, 0x00, 0x00, 0x40, 0x00, 0xC0, 0x00, 0x80] },
        { 1, 24, [0x00, 0x00, 0x00, 0x00, 0x00, 0x40, 0x00, 0x00, 0xC0, 0x00, 0x00, 0x80] },
        { 1, 32, [0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0xC0, 0, 0, 0, 0x80] },
        { 3, 32, [0, 0, 0, 0, 0, 0, 0, 0x3F, 0, 0, 0, 0xBF, 0, 0, 0x80, 0xBF] },
        { 3, 64, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xE0, 0x3F, 0, 0, 0, 0, 0, 0, 0xE0, 0xBF, 0, 0, 0, 0, 0, 0, 0xF0, 0xBF] },
    };

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task Levels_are_the_same_in_every_coding(int tag, int bits, byte[] data)
    {
        float[] levels = [0, 0.5f, -0.5f, -1];
        Assert.Equal(levels, await WavReading.SamplesAsync(new WavBytes().Format(tag, 1, 16_000, bits).Data(data).ToArray()));
        Assert.Equal(levels, await WavReading.SamplesAsync(new WavBytes().ExtensibleFormat(tag, 1, 16_000, bits).Data(data).ToArray()));
        Assert.Equal(levels, await WavReading.SamplesAsync(new TrickleStream(new WavBytes().Format(tag, 2, 16_000, bits).Data(data).ToArray(), most: 3), block: 2));
    }

    // Corner values of the tables in ITU-T G.711, scaled to 16 bit.
    [Theory]
    [InlineData(7, 0xFF, 0)]
    [InlineData(7, 0x7F, 0)]
    [InlineData(7, 0x80, 32_124)]
    [InlineData(7, 0x00, -32_124)]
    [InlineData(7, 0xFE, 8)]
    [InlineData(6, 0xD5, 8)]
    [InlineData(6, 0x55, -8)]
    [InlineData(6, 0xAA, 32_256)]
    [InlineData(6, 0x2A, -32_256)]
    [InlineData(6, 0xC5, 264)]
    public async Task The_laws_of_telephony_are_those_of_G711(int tag, int code, int level)
    {
        float sample = Assert.Single(await WavReading.SamplesAsync(new WavBytes().Format(tag, 1, 8_000, 8).Data([(byte)code]).ToArray()));
        Assert.Equal(level, sample * 32_768);
    }

    [Fact]
    public async Task What_is_no_number_is_silence_and_what_is_too_loud_is_held()
    {
        byte[] data = new byte[16];
        Buffer.BlockCopy(new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1.5f }, 0, data, 0, 16);
        float[] samples = await WavReading.SamplesAsync(new WavBytes().Format(3, 1, 16_000, 32).Data(data).ToArray());
        Assert.Equal([0, 64, -64, 1.5f], samples);
    }

    [Fact]
    public async Task Chunks_of_any_kind_may_come_before_the_data()
    {
        byte[] wav = new WavBytes()
            .Chunk("bext", new byte[603])
            .Chunk("JUNK", [1])
            .Format(1, 1, 16_000, 16)
            .Chunk("LIST", "INFOISFT\x05\0\0\0Lavf\0\0"u8)
            .Chunk("fact", [2, 0, 0, 0])
            .Data([0, 0x40, 0, 0xC0])
            .Chunk("id3 ", new byte[101])
            .ToArray();
        Assert.Equal(HalfUpAndDown, await WavReading.SamplesAsync(wav));
        Assert.Equal(HalfUpAndDown, await WavReading.SamplesAsync(new TrickleStream(wav, most: 7)));
    }

    [Theory]
    [InlineData(0x0000_0000u, 0x0000_0000u)]
    [InlineData(0x0000_0000u, 0xFFFF_FFFFu)]
    [InlineData(0x0000_0000u, 36u)]
    [InlineData(0xFFFF_FFFFu, 0xFFFF_FFFFu)]
    [InlineData(0x7FFF_FFFFu, 0x7FFF_FFFFu)]
    [InlineData(0x7FFF_F000u, 0x7FFF_F024u)]
    public async Task A_length_that_a_streaming_writer_left_open_reads_to_the_end(uint dataLength, uint riffLength)
    {
        byte[] wav = new WavBytes("RIFF", riffLength).Format(1, 1, 16_000, 16).Data(dataLength, [0, 0x40, 0, 0xC0, 0xFF]).ToArray();
        Assert.Equal(HalfUpAndDown, await WavReading.SamplesAsync(wav));
        Assert.Equal(HalfUpAndDown, await WavReading.SamplesAsync(new TrickleStream(wav, most: 1)));
    }

    [Fact]
    public async Task Files_above_four_gigabytes_keep_their_length_in_another_chunk()
    {
        byte[] wav = new WavBytes("RF64", uint.MaxValue)
            .Chunk("ds64", [80, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
            .Format(1, 1, 16_000, 16)
            .Data(uint.MaxValue, [0, 0x40, 0, 0xC0])
            .Chunk("LIST", [1, 2, 3, 4])
            .ToArray();
        Assert.Equal(HalfUpAndDown, await WavReading.SamplesAsync(wav));
    }

    [Fact]
    public async Task A_frame_that_is_cut_at_the_end_is_left_out()
        => Assert.Equal(HalfTwice, await WavReading.SamplesAsync(new WavBytes().Format(1, 2, 16_000, 16).Data([0, 0x40, 0, 0x40, 0, 0x40]).ToArray()));

    [Fact]
    public async Task The_stream_is_closed_with_the_reader_or_left_open()
    {
        TrickleStream owned = new(WavBytes.Plain(16_000, 1, 2), most: 100), lent = new(WavBytes.Plain(16_000, 1, 2), most: 100);
        await (await WavReader.OpenAsync(owned, "owned", cancellationToken: TestContext.Current.CancellationToken)).DisposeAsync();
        await (await WavReader.OpenAsync(lent, "lent", leaveOpen: true, cancellationToken: TestContext.Current.CancellationToken)).DisposeAsync();
        Assert.True(owned.IsDisposed);
        Assert.False(lent.IsDisposed);
    }

    [Fact]
    public async Task The_description_says_what_it_is()
    {
        byte[] wav = new WavBytes().ExtensibleFormat(1, 2, 44_100, 24).Data(new byte[44_100 * 6 / 2]).ToArray();
        await using WavReader reader = await WavReader.OpenAsync(new MemoryStream(wav), "a.wav", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(
            new AudioDescription { Name = "a.wav", Format = "WAV PCM 24-bit", SampleRate = 44_100, Channels = 2, Duration = TimeSpan.FromSeconds(0.5) },
            reader.Description);
    }
}
