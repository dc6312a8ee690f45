using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Audio;

public sealed class AudioFileTests : IDisposable
{
    private static readonly AudioInputOptions WithoutFfmpeg = new() { FfmpegPath = "/no/such/ffmpeg" };
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("train-question.en.16k.wav", "WAV PCM 16-bit", 16_000, 1)]
    [InlineData("two-utterances.en.16k.wav", "WAV PCM 16-bit", 16_000, 1)]
    [InlineData("table-reservation.de.44k-stereo.wav", "WAV PCM 16-bit", 44_100, 2)]
    [InlineData("where-is-the-station.fr.8k-mulaw.wav", "WAV mu-law", 8_000, 1)]
    [InlineData("wait-tomorrow.en.48k-24bit.wav", "WAV PCM 24-bit", 48_000, 1)]
    [InlineData("wait-tomorrow.en.24k-float.wav", "WAV float 32-bit", 24_000, 1)]
    public async Task Every_example_becomes_16_kHz_mono(string name, string format, int rate, int channels)
    {
        await using AudioInput input = await AudioFile.OpenAsync(Repository.ExampleAudio(name), WithoutFfmpeg, Stop);
        Assert.Equal((format, rate, channels), (input.Source.Format, input.Source.SampleRate, input.Source.Channels));
        Assert.Equal(PcmFormat.Input, input.Format);
        byte[] pcm = await input.ReadToEndAsync(Stop);
        Assert.Equal(input.Source.Duration!.Value.TotalSeconds, input.Position.TotalSeconds, 0.5 / 16_000);
        Assert.InRange(AudioLevel.Measure(pcm).RmsDbfs, -35, -10);
    }

    [Fact]
    public async Task Mono_16_bit_at_16_kHz_is_what_is_in_the_file()
    {
        string path = Repository.ExampleAudio("train-question.en.16k.wav");
        await using AudioInput input = await AudioFile.OpenAsync(path, cancellationToken: Stop);
        Assert.Equal(File.ReadAllBytes(path)[44..], await input.ReadToEndAsync(Stop));
    }

    [Fact]
    public async Task One_sentence_in_two_files_sounds_the_same()
    {
        byte[] one = await ReadAsync("wait-tomorrow.en.48k-24bit.wav"), other = await ReadAsync("wait-tomorrow.en.24k-float.wav");
        AudioComparison comparison = AudioComparison.Of(one, other, maxOffset: 50);
        Assert.Equal(0, comparison.Offset);
        Assert.InRange(comparison.Correlation, 0.999, 1);
    }

    [Fact]
    public async Task Chunks_are_20_ms_even_and_all_of_it()
    {
        await using AudioInput input = await AudioFile.OpenAsync(Repository.ExampleAudio("table-reservation.de.44k-stereo.wav"), cancellationToken: Stop);
        List<AudioChunk> chunks = [];
        await foreach (AudioChunk chunk in input.ReadChunksAsync(Stop))
        {
            chunks.Add(chunk);
        }

        Assert.All(chunks.SkipLast(1), chunk => Assert.Equal(640, chunk.Pcm.Length));
        Assert.Equal(await ReadAsync("table-reservation.de.44k-stereo.wav"), chunks.SelectMany(chunk => chunk.Pcm.ToArray()));
        Assert.Equal(TimeSpan.FromMilliseconds(20 * (chunks.Count - 1)), chunks[^1].Position);
    }

    [Fact]
    public async Task Another_rate_and_chunk_can_be_asked_for()
    {
        AudioInputOptions options = new() { SampleRate = 24_000, ChunkDuration = TimeSpan.FromMilliseconds(100) };
        await using AudioInput input = await AudioFile.OpenAsync(Repository.ExampleAudio("train-question.en.16k.wav"), options, Stop);
        await foreach (AudioChunk chunk in input.ReadChunksAsync(Stop))
        {
            Assert.Equal(4_800, chunk.Pcm.Length);
            break;
        }
    }

    [Fact]
    public async Task Chunks_that_are_left_and_taken_up_again_go_on()
    {
        await using AudioInput input = await AudioFile.OpenAsync(Repository.ExampleAudio("train-question.en.16k.wav"), cancellationToken: Stop);
        List<byte> heard = [];
        for (bool more = true; more;)
        {
            more = false;
            await foreach (AudioChunk chunk in input.ReadChunksAsync(Stop))
            {
                Assert.Equal(PcmFormat.Input.DurationOf(heard.Count), chunk.Position);
                heard.AddRange(chunk.Pcm.ToArray());
                Assert.Equal(PcmFormat.Input.DurationOf(heard.Count), input.Position);
                more = true;
                break;
            }
        }

        Assert.Equal(await ReadAsync("train-question.en.16k.wav"), heard);
    }

    [Fact]
    public async Task Reading_allocates_nothing_for_a_sample()
    {
        byte[] pcm = new byte[60 * 176_400], heard = new byte[8_192];
        await using AudioInput input = AudioFile.FromPcm(pcm, new PcmFormat(44_100, 2));
        long before = GC.GetAllocatedBytesForCurrentThread();
        while (await input.ReadAsync(heard, Stop) > 0)
        {
        }

        // What is allocated is for a block (and in a debug build for a call), not for a sample: there are 5,292,000 of those.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 600_000);
    }

    [Fact]
    public async Task Raw_PCM_comes_from_memory_or_a_stream_with_its_rate()
    {
        byte[] pcm = new byte[48_000];
        await using AudioInput memory = AudioFile.FromPcm(pcm, PcmFormat.Output);
        await using AudioInput stream = AudioFile.FromPcm(new TrickleStream(pcm, most: 777), PcmFormat.Output, "microphone");
        Assert.Equal(TimeSpan.FromSeconds(1), memory.Source.Duration);
        Assert.Null(stream.Source.Duration);
        Assert.Equal(32_000, (await memory.ReadToEndAsync(Stop)).Length);
        Assert.Equal(32_000, (await stream.ReadToEndAsync(Stop)).Length);
    }

    [Fact]
    public async Task WAV_comes_from_a_pipe_too()
    {
        byte[] wav = File.ReadAllBytes(Repository.ExampleAudio("train-question.en.16k.wav"));
        await using AudioInput input = await AudioFile.OpenWavAsync(new TrickleStream(wav, most: 500), "pipe", cancellationToken: Stop);
        Assert.Equal(wav[44..], await input.ReadToEndAsync(Stop));
    }

    [Fact]
    public async Task The_extension_means_nothing()
    {
        string path = _folder.Write("speech.txt", File.ReadAllBytes(Repository.ExampleAudio("train-question.en.16k.wav")));
        Assert.Equal("WAV PCM 16-bit", (await AudioFile.DescribeAsync(path, cancellationToken: Stop)).Format);
    }

    private static async Task<byte[]> ReadAsync(string example)
    {
        await using AudioInput input = await AudioFile.OpenAsync(Repository.ExampleAudio(example), cancellationToken: Stop);
        return await input.ReadToEndAsync(Stop);
    }
}
