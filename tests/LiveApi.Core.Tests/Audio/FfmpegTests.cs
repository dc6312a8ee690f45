using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Audio;

public sealed class FfmpegTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("train-question.en.mp3", "MP3", 22_050, 6.4, "train-question.en.16k.wav")]
    [InlineData("table-reservation.de.ogg", "Ogg opus", 48_000, 5.1, "table-reservation.de.44k-stereo.wav")]
    [InlineData("where-is-the-station.fr.flac", "FLAC", 22_050, 2.8, "where-is-the-station.fr.8k-mulaw.wav")]
    public async Task Other_containers_sound_like_the_WAV_of_the_same_sentence(string name, string format, int rate, double seconds, string same)
    {
        NeedFfmpeg();
        await using AudioInput other = await AudioFile.OpenAsync(Repository.ExampleAudio(name), cancellationToken: Stop);
        await using AudioInput wav = await AudioFile.OpenAsync(Repository.ExampleAudio(same), cancellationToken: Stop);
        Assert.Equal((format, rate), (other.Source.Format, other.Source.SampleRate));
        Assert.Equal(seconds, other.Source.Duration!.Value.TotalSeconds, 0.1);

        // Encoders put a little silence in front.
        byte[] spoken = await wav.ReadToEndAsync(Stop), heard = await other.ReadToEndAsync(Stop);
        AudioComparison comparison = AudioComparison.Of(spoken, heard, maxOffset: 1_600);
        Assert.True(comparison.Correlation > 0.9, $"{comparison}");
    }

    [Fact]
    public async Task A_name_is_a_name_whatever_is_in_it()
    {
        NeedFfmpeg();
        byte[] flac = File.ReadAllBytes(Repository.ExampleAudio("where-is-the-station.fr.flac"));
        foreach (string name in new[] { "-i.mp3", "two words.mp3", "it's \"quoted\".mp3", "50%d.mp3", "$(echo).mp3", "concat:a|b.mp3", "Grüße.mp3", "back\\slash \\" })
        {
            Assert.Equal("FLAC", (await AudioFile.DescribeAsync(_folder.Write(name, flac), cancellationToken: Stop)).Format);
        }

        Assert.Empty(Leaks.Processes(_folder.Path));
    }

    [Fact]
    public async Task What_ffmpeg_cannot_read_either_gives_its_reason()
    {
        NeedFfmpeg();
        string path = _folder.Write("broken.ogg", [.. "OggS"u8, .. new byte[1_000]]);
        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => AudioFile.OpenAsync(path, cancellationToken: Stop));
        Assert.Equal(LiveFault.AudioUnreadable, fault.Fault);
        Assert.Matches($"^'{path}' could not be read by ffmpeg \\(exit code \\d+: [A-Z].+\\)\\.$", fault.Message);
        Assert.DoesNotContain("no reason", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Leaks.Processes(_folder.Path));
    }

    [Fact]
    public async Task Codecs_in_WAV_that_are_not_read_here_are_read_by_ffmpeg()
    {
        NeedFfmpeg();

        // One block of IMA ADPCM: level and step in front, then 4 bits a sample.
        byte[] adpcm = new WavBytes().Raw([.. "fmt "u8, 20, 0, 0, 0, 0x11, 0, 1, 0, 0x80, 0x3E, 0, 0, 0x80, 0x1F, 0, 0, 0, 1, 4, 0, 2, 0, 0xF9, 1]).Data(new byte[256]).ToArray();
        await using AudioInput input = await AudioFile.OpenAsync(_folder.Write("adpcm.wav", adpcm), cancellationToken: Stop);
        Assert.Equal("WAV adpcm_ima_wav", input.Source.Format);
        Assert.Equal(2 * 505, (await input.ReadToEndAsync(Stop)).Length);
    }

    [Fact]
    public async Task Opened_and_left_again_and_again_nothing_stays()
    {
        NeedFfmpeg();
        string path = _folder.Write("a.mp3", File.ReadAllBytes(Repository.ExampleAudio("train-question.en.mp3")));
        int before = Leaks.OpenFiles("pipe:").Length;
        for (int cycle = 0; cycle < 10; cycle++)
        {
            await using AudioInput input = await AudioFile.OpenAsync(path, cancellationToken: Stop);
            await input.ReadAsync(new byte[640], Stop);
        }

        Assert.Empty(Leaks.Processes(_folder.Path));
        Assert.True(Leaks.OpenFiles("pipe:").Length - before < 10, "Pipes stay open.");
    }

    [Fact]
    public async Task A_decoder_that_falls_silent_ends_when_the_read_is_given_up()
    {
        string path = FakeInput();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await using (AudioInput input = await AudioFile.OpenAsync(path, Fake("falls-silent.sh"), stop.Token))
        {
            Assert.Equal(320, await input.ReadAsync(new byte[320], stop.Token));
            ValueTask<int> waiting = input.ReadAsync(new byte[640], stop.Token);
            Assert.False(waiting.IsCompleted);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
        }

        Assert.Empty(Leaks.Processes(path));
    }

    [Fact]
    public async Task A_decoder_that_falls_silent_ends_when_it_is_disposed()
    {
        string path = FakeInput();
        AudioInput input = await AudioFile.OpenAsync(path, Fake("falls-silent.sh"), Stop);
        await input.DisposeAsync();
        Assert.Empty(Leaks.Processes(path));
    }

    [Fact]
    public async Task A_decoder_that_never_speaks_can_be_given_up()
    {
        string path = FakeInput();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task<AudioInput> opening = AudioFile.OpenAsync(path, Fake("never-speaks.sh"), stop.Token);
        Assert.False(opening.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
        Assert.Empty(Leaks.Processes(path));
    }

    [Fact]
    public async Task A_decoder_that_fails_midway_gives_its_last_error()
    {
        await using AudioInput input = await AudioFile.OpenAsync(FakeInput(), Fake("fails-midway.sh"), Stop);
        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => input.ReadToEndAsync(Stop));
        Assert.Equal(LiveFault.AudioUnreadable, fault.Fault);
        Assert.Contains("exit code 7: the tape is torn", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_is_found_on_the_path_and_never_in_the_current_folder()
    {
        string name = OperatingSystem.IsWindows() ? "tool.exe" : "tool";
        string file = _folder.Write(name, []);
        Assert.Equal(file, ProgramFinder.Find("tool", string.Join(Path.PathSeparator, ".", "", _folder.Path)));
        Assert.Null(ProgramFinder.Find("tool", "."));
        Assert.Null(ProgramFinder.Find("tool", null));
    }

    private static void NeedFfmpeg() => Assert.SkipUnless(ProgramFinder.Find("ffmpeg") is not null, "needs ffmpeg: apt-get install ffmpeg");

    private static AudioInputOptions Fake(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "needs /bin/sh: any Linux or macOS");
        return new AudioInputOptions { FfmpegPath = Path.Combine(Repository.Root, "tests", "LiveApi.Core.Tests", "Audio", "FakePrograms", script), SampleRate = 16_000 };
    }

    private string FakeInput() => _folder.Write("a.mp3", [.. "ID3"u8, .. new byte[100]]);
}
