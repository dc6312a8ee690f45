using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Conversation.Tests;

/// <summary>Audio survives the trip: what the parrot says is what was sent, for each shape of recording.</summary>
public sealed class ParrotTests(ITestOutputHelper output)
{
    private static readonly Setup Marked = new()
    {
        RealtimeInputConfig = new RealtimeInputConfig { AutomaticActivityDetection = new AutomaticActivityDetection { Disabled = true } },
    };

    public static TheoryData<string> Recordings
        => [.. Directory.GetFiles(Path.Combine(Repository.Root, "examples", "audio")).Where(file => Path.GetExtension(file) is not (".md" or ".txt")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task What_comes_back_is_what_was_said(string name)
    {
        bool needsProgram = !name.EndsWith(".wav", StringComparison.Ordinal);
        Assert.SkipUnless(!needsProgram || HasFfmpeg(), "needs ffmpeg: apt-get install ffmpeg");
        await using Talk talk = await Talk.OpenAsync(setup: setup => setup with { RealtimeInputConfig = Marked.RealtimeInputConfig });
        await using AudioInput input = await AudioFile.OpenAsync(Repository.ExampleAudio(name), cancellationToken: TestContext.Current.CancellationToken);

        LiveTurn turn = await talk.Session.RunTurnAsync(new TurnRequest { Audio = input, Pacer = Pacer.Unpaced }, null, TestContext.Current.CancellationToken);

        Assert.Equal(TurnOutcome.Completed, turn.Outcome);
        Assert.Equal(24_000, turn.SampleRate);
        byte[] heard = Resampler.Convert(turn.Audio, turn.SampleRate, 16_000);
        AudioComparison comparison = AudioComparison.Of(await SpokenAsync(name), heard, maxOffset: 400);
        output.WriteLine($"{name}: correlation {comparison.Correlation:0.0000000}, SNR {comparison.SnrDecibels:0.0} dB, offset {comparison.Offset} samples");
        Assert.True(comparison.SnrDecibels >= 60, $"SNR {comparison.SnrDecibels:0.0} dB");
        Assert.InRange(comparison.Correlation, 0.999999, 1);
        Assert.Equal(turn.Timings.InputAudio.TotalSeconds, SecondsIn(turn.Transcript), 0.02);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(1_000)]
    public async Task Two_utterances_are_two_turns(int chunkMilliseconds)
    {
        await using Talk talk = await Talk.OpenAsync();
        AudioInputOptions chunks = new() { ChunkDuration = TimeSpan.FromMilliseconds(chunkMilliseconds) };
        await using AudioInput input = await AudioFile.OpenAsync(Repository.ExampleAudio("two-utterances.en.16k.wav"), chunks, TestContext.Current.CancellationToken);

        LiveTurn turn = await talk.Session.RunTurnAsync(new TurnRequest { Audio = input, Pacer = Pacer.Unpaced }, null, TestContext.Current.CancellationToken);

        Assert.Equal(2, Regex.Count(turn.Transcript, "I heard"));
    }

    private static async Task<byte[]> SpokenAsync(string name)
    {
        await using AudioInput input = await AudioFile.OpenAsync(Repository.ExampleAudio(name), cancellationToken: TestContext.Current.CancellationToken);
        return await input.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static double SecondsIn(string transcript)
        => double.Parse(Regex.Match(transcript, @"[0-9.]+(?= seconds)").Value, CultureInfo.InvariantCulture);

    private static bool HasFfmpeg()
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "ffmpeg")) || File.Exists(Path.Combine(folder, "ffmpeg.exe")));
}
