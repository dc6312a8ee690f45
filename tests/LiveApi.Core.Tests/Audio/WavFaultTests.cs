using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Audio;

public sealed class WavFaultTests
{
    [Fact]
    public async Task A_file_of_no_bytes_is_empty()
        => Assert.Contains("0 bytes", (await WavReading.FaultAsync([], LiveFault.AudioEmpty)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_header_without_sound_is_empty()
    {
        // Written by a program that came back to its header: the length of the file is right.
        await WavReading.FaultAsync(new WavBytes("RIFF", 48).Format(1, 1, 16_000, 16).Data([]).Chunk("LIST", [1, 2, 3, 4]).ToArray(), LiveFault.AudioEmpty);
        await WavReading.FaultAsync(new WavBytes("RIFF", 0).Format(1, 1, 16_000, 16).Data([]).ToArray(), LiveFault.AudioEmpty);
        await WavReading.FaultAsync(new WavBytes().Format(1, 1, 16_000, 16).Data([1]).ToArray(), LiveFault.AudioEmpty);
        await WavReading.FaultAsync(new WavBytes().Format(1, 1, 16_000, 16).ToArray(), LiveFault.AudioEmpty);
    }

    [Fact]
    public async Task Nothing_after_the_header_of_a_pipe_is_empty()
    {
        TrickleStream pipe = new(new WavBytes().Format(1, 1, 16_000, 16).Data(uint.MaxValue, []).ToArray(), most: 50);
        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => WavReading.SamplesAsync(pipe));
        Assert.Equal(LiveFault.AudioEmpty, fault.Fault);
    }

    [Fact]
    public async Task Text_is_named_as_what_it_begins_with()
    {
        LiveException fault = await WavReading.FaultAsync(Encoding.UTF8.GetBytes("Hello, this is no sound at all."), LiveFault.AudioUnreadable);
        Assert.Contains("starts with 'Hello, this is n...' instead of RIFF", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Binary_is_named_by_its_first_bytes()
    {
        LiveException fault = await WavReading.FaultAsync([0x7F, 0x45, 0x4C, 0x46, 1, 2, 3, 4, 5], LiveFault.AudioUnreadable);
        Assert.Contains("the bytes 7F 45 4C 46 01 02 03 04", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x0002, "0x0002 (Microsoft ADPCM)")]
    [InlineData(0x0055, "0x0055 (MP3)")]
    [InlineData(0x1234, "0x1234")]
    public async Task A_codec_that_is_not_read_is_named(int tag, string name)
    {
        LiveException fault = await WavReading.FaultAsync(new WavBytes().Format(tag, 1, 16_000, 4).Data([1, 2, 3, 4]).ToArray(), LiveFault.AudioUnreadable);
        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 16_000)]
    [InlineData(1, 0)]
    [InlineData(65_535, 16_000)]
    [InlineData(1, int.MaxValue)]
    public async Task A_format_that_cannot_be_is_refused(int channels, int rate)
        => await WavReading.FaultAsync(new WavBytes().Format(1, channels, rate, 16).Data(new byte[64]).ToArray(), LiveFault.AudioUnreadable);

    [Fact]
    public async Task Data_before_its_format_is_refused()
        => await WavReading.FaultAsync(new WavBytes().Data([1, 2]).Format(1, 1, 16_000, 16).ToArray(), LiveFault.AudioUnreadable);

    [Fact]
    public async Task A_film_is_not_sound()
        => Assert.Contains("'AVI '", (await WavReading.FaultAsync([.. "RIFF\x10\0\0\0AVI LIST"u8], LiveFault.AudioUnreadable)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(20)]
    [InlineData(40)]
    public async Task A_header_that_is_cut_says_so(int length)
        => await WavReading.FaultAsync(WavBytes.Plain(16_000, 1, 2, 3)[..length], LiveFault.AudioTruncated);

    [Fact]
    public async Task Data_that_ends_early_is_an_error_before_the_first_sample()
    {
        byte[] wav = new WavBytes().Format(1, 1, 16_000, 16).Data(32_000, new byte[8_000]).ToArray();
        LiveException fault = await Assert.ThrowsAsync<LiveException>(
            () => WavReader.OpenAsync(new MemoryStream(wav), "cut.wav", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(LiveFault.AudioTruncated, fault.Fault);
        Assert.Equal("'cut.wav' ends after 0.25 s; its header promises 1.00 s.", fault.Message);
    }

    [Fact]
    public async Task Data_that_ends_early_in_a_pipe_is_an_error_at_its_end()
    {
        byte[] wav = new WavBytes().Format(1, 1, 16_000, 16).Data(32_000, new byte[8_000]).ToArray();
        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => WavReading.SamplesAsync(new TrickleStream(wav, most: 999)));
        Assert.Equal("'test.wav' ends after 0.25 s; its header promises 1.00 s.", fault.Message);
    }

    [Fact]
    public async Task What_is_there_of_it_can_be_taken()
    {
        byte[] wav = new WavBytes().Format(1, 1, 16_000, 16).Data(32_000, new byte[8_000]).ToArray();
        Assert.Equal(4_000, (await WavReading.SamplesAsync(wav, allowTruncated: true)).Length);
        Assert.Equal(4_000, (await WavReading.SamplesAsync(new TrickleStream(wav, most: 999), allowTruncated: true)).Length);
    }

    [Fact]
    public async Task A_missing_file_and_a_folder_are_not_found()
    {
        using TemporaryFolder folder = new();
        foreach (string path in new[] { folder.File("nothing.wav"), folder.File("no/such/folder.wav"), folder.Path, "" })
        {
            LiveException fault = await Assert.ThrowsAsync<LiveException>(() => WavReader.OpenAsync(path, cancellationToken: TestContext.Current.CancellationToken));
            Assert.Equal(LiveFault.AudioNotFound, fault.Fault);
            Assert.Contains(path, fault.Message, StringComparison.Ordinal);
        }
    }
}
