using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Audio;

/// <summary>Files that cannot be read: each gives its own error and is let go of.</summary>
public sealed class AudioFileFaultTests : IDisposable
{
    private static readonly AudioInputOptions WithoutFfmpeg = new() { FfmpegPath = "/no/such/ffmpeg" };
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_ffmpeg_other_containers_say_how_to_install_it()
    {
        foreach (string name in new[] { "train-question.en.mp3", "table-reservation.de.ogg", "where-is-the-station.fr.flac" })
        {
            LiveException fault = await FaultAsync(Repository.ExampleAudio(name), LiveFault.ProgramMissing);
            Assert.Contains("ffmpeg", fault.Message, StringComparison.Ordinal);
            Assert.Contains("apt-get install ffmpeg", fault.Advice, StringComparison.Ordinal);
            Assert.Contains("winget install ffmpeg", fault.Advice, StringComparison.Ordinal);
            Assert.Contains("brew install ffmpeg", fault.Advice, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Hello", "'Hello'")]
    [InlineData("# Grüße\n\nA page about nothing in particular.", "'# Gr...'")]
    public async Task Text_renamed_to_WAV_says_so_with_and_without_ffmpeg(string text, string quoted)
    {
        string path = _folder.Write("a.wav", Encoding.UTF8.GetBytes(text));
        foreach (AudioInputOptions options in new[] { WithoutFfmpeg, new AudioInputOptions() })
        {
            LiveException fault = await FaultAsync(path, LiveFault.AudioUnreadable, options);
            Assert.Contains($"starts with {quoted} instead of RIFF", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_bad_file_has_its_own_error_and_stays_unlocked()
    {
        byte[] good = WavBytes.Plain(16_000, new short[16_000]);
        Dictionary<string, LiveFault> bad = new()
        {
            [_folder.File("missing.wav")] = LiveFault.AudioNotFound,
            [_folder.Path] = LiveFault.AudioNotFound,
            [_folder.Write("empty.wav", [])] = LiveFault.AudioEmpty,
            [_folder.Write("header.wav", good[..30])] = LiveFault.AudioTruncated,
            [_folder.Write("half.wav", good[..8_000])] = LiveFault.AudioTruncated,
            [_folder.Write("silent.wav", good[..44])] = LiveFault.AudioTruncated,
            [_folder.Write("adpcm.wav", new WavBytes().Format(2, 1, 16_000, 4).Data(new byte[100]).ToArray())] = LiveFault.AudioUnreadable,
            [_folder.Write("noise.bin", [.. Enumerable.Range(0, 300).Select(i => (byte)(i * 7))])] = LiveFault.AudioUnreadable,
        };

        for (int cycle = 0; cycle < 200; cycle++)
        {
            foreach ((string path, LiveFault cause) in bad)
            {
                await FaultAsync(path, cause);
            }
        }

        Assert.Empty(Leaks.OpenFiles(_folder.Path));
    }

    [Fact]
    public async Task Half_a_file_can_be_taken_as_it_is()
    {
        string path = _folder.Write("half.wav", WavBytes.Plain(16_000, new short[16_000])[..8_044]);
        await using AudioInput input = await AudioFile.OpenAsync(path, new AudioInputOptions { AllowTruncated = true }, Stop);
        Assert.Equal(TimeSpan.FromSeconds(0.25), input.Source.Duration);
        Assert.Equal(8_000, (await input.ReadToEndAsync(Stop)).Length);
    }

    [Fact]
    public async Task Options_that_cannot_be_leave_no_open_file()
    {
        string path = _folder.Write("a.wav", WavBytes.Plain(16_000, 1, 2, 3));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => AudioFile.OpenAsync(path, new AudioInputOptions { SampleRate = 0 }, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => AudioFile.OpenAsync(path, new AudioInputOptions { ChunkDuration = TimeSpan.Zero }, Stop));
        Assert.Throws<ArgumentOutOfRangeException>(() => AudioFile.FromPcm([0, 0], default));
        Assert.Empty(Leaks.OpenFiles(_folder.Path));
    }

    [Fact]
    public async Task Reading_can_be_given_up_and_leaves_no_open_file()
    {
        string path = _folder.Write("long.wav", WavBytes.Plain(16_000, new short[160_000]));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AudioFile.OpenAsync(path, cancellationToken: new CancellationToken(canceled: true)));
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await using (AudioInput input = await AudioFile.OpenAsync(path, cancellationToken: stop.Token))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                await foreach (AudioChunk chunk in input.ReadChunksAsync(stop.Token))
                {
                    await stop.CancelAsync();
                }
            });
        }

        Assert.Empty(Leaks.OpenFiles(_folder.Path));
    }

    private static async Task<LiveException> FaultAsync(string path, LiveFault cause, AudioInputOptions? options = null)
    {
        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => AudioFile.OpenAsync(path, options ?? WithoutFfmpeg, Stop));
        Assert.Equal((cause, path), (fault.Fault, path));
        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
        return fault;
    }
}
