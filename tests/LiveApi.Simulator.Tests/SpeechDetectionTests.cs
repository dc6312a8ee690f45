using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

public class SpeechDetectionTests
{
    private const string Transcripts = "\"inputAudioTranscription\":{},\"outputAudioTranscription\":{}";

    public static TheoryData<int, int> ChunksAndNoise()
    {
        TheoryData<int, int> cases = [];
        foreach (int chunk in (int[])[20, 100, 1000]) { foreach (int noise in (int[])[0, 30, 35]) { cases.Add(chunk, noise); } }
        return cases;
    }

    [Theory]
    [MemberData(nameof(ChunksAndNoise))]
    public async Task Two_utterances_are_two_turns(int chunkMs, int noiseBelow)
    {
        byte[] speech = Sound.Load("two-utterances.en.16k.wav");
        List<string> marks = await MarksAsync(noiseBelow == 0 ? speech : Sound.WithNoise(speech, noiseBelow), chunkMs);

        Assert.Equal(["ACTIVITY_START", "ACTIVITY_END", "ACTIVITY_START", "ACTIVITY_END"], marks.Select(mark => mark.Split(' ')[0]));
    }

    [Fact]
    public async Task How_the_audio_is_cut_changes_nothing()
    {
        byte[] speech = Sound.WithNoise(Sound.Load("two-utterances.en.16k.wav"), 30);

        List<string> fine = await MarksAsync(speech, 20);

        Assert.Equal(fine, await MarksAsync(speech, 100));
        Assert.Equal(fine, await MarksAsync(speech, 1000));
        Assert.Equal(fine, await MarksAsync(speech, 7));
    }

    [Fact]
    public async Task Noise_alone_is_no_turn()
    {
        Assert.Empty(await MarksAsync(Sound.Noise(5, -50), 20));
        Assert.Empty(await MarksAsync(Sound.Noise(5, -40), 20));
    }

    [Theory]
    [InlineData("train-question.en.16k.wav")]
    public async Task The_parrot_gives_back_what_it_heard(string file)
    {
        byte[] speech = [.. Sound.Load(file), .. Sound.Silence(1.5)];
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await RawClient.OpenAsync(simulator.Address, Transcripts);

        foreach (byte[] chunk in speech.Chunk(640)) { await client.SendAudioAsync(chunk); }
        await client.TurnAsync();

        double ratio = Sound.SignalToNoise(Pcm16.Samples(speech), Sound.Convert(client.Audio(), 24_000, 16_000));
        TestContext.Current.SendDiagnosticMessage($"{file}: {ratio:0.0} dB");
        Assert.True(ratio >= 60, $"The signal stands {ratio:0.0} dB above the noise.");
        Assert.Matches(@"^\d+(\.\d+)? seconds of speech\.$", client.Transcript("inputTranscription"));
        Assert.StartsWith("I heard ", client.Transcript("outputTranscription"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_the_stream_ends_speech_at_once()
    {
        Stage stage = Stage.Ready();
        stage.Speak(Sound.Load("train-question.en.16k.wav")[..(3 * 32_000)]);
        Assert.Equal("ACTIVITY_START", stage.Kinds()[^1]);

        stage.Client("""{"realtimeInput":{"audioStreamEnd":true}}""");

        Assert.Equal("ACTIVITY_END", stage.Kinds()[^1]);
    }

    [Fact]
    public void Recordings_without_a_pause_are_heard_one_after_the_other()
    {
        byte[] tone = Sound.Tone(1);
        Stage stage = Stage.Ready();
        for (int i = 0; i < 30; i++)
        {
            stage.Audio(tone);
            stage.Client("""{"realtimeInput":{"audioStreamEnd":true}}""");
            stage.Wait(5_000);
        }

        Assert.Equal(30, stage.Kinds().Count(kind => kind == "ACTIVITY_START"));
    }

    [Fact]
    public async Task An_answer_has_nothing_of_the_recording_before()
    {
        byte[] tone = Sound.Tone(1);
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await RawClient.OpenAsync(simulator.Address, Transcripts);
        int[] lengths = new int[3];
        for (int i = 0; i < lengths.Length; i++)
        {
            int before = client.Audio().Length;
            await client.SendAudioAsync(tone);
            await client.SendAsync("""{"realtimeInput":{"audioStreamEnd":true}}""");
            await client.TurnAsync();
            lengths[i] = client.Audio().Length - before;
        }

        Assert.Equal(lengths[0], lengths[1]);
        Assert.Equal(lengths[0], lengths[2]);
    }

    [Theory]
    [InlineData("\"silenceDurationMs\":100", 3, 20)]
    [InlineData("\"silenceDurationMs\":2000", 1, 1)]
    [InlineData("\"silenceDurationMs\":800", 2, 2)]
    [InlineData("\"prefixPaddingMs\":5000", 0, 0)]
    [InlineData("\"startOfSpeechSensitivity\":\"START_SENSITIVITY_LOW\",\"endOfSpeechSensitivity\":\"END_SENSITIVITY_LOW\"", 2, 2)]
    public void The_parameters_of_the_detection_have_their_effect(string parameters, int least, int most)
    {
        Stage stage = Stage.Ready(setup: "\"realtimeInputConfig\":{\"automaticActivityDetection\":{" + parameters + "}}");
        stage.Audio([.. Sound.Load("two-utterances.en.16k.wav"), .. Sound.Silence(1)]);
        stage.Client("""{"realtimeInput":{"audioStreamEnd":true}}""");

        Assert.InRange(stage.Kinds().Count(kind => kind == "ACTIVITY_END"), least, most);
    }

    [Fact]
    public void A_low_sensitivity_notices_later_than_a_high_one()
    {
        int Notices(string sensitivity)
        {
            Stage stage = Stage.Ready(setup: "\"realtimeInputConfig\":{\"automaticActivityDetection\":{\"startOfSpeechSensitivity\":\"START_SENSITIVITY_" + sensitivity + "\"}}");
            stage.Speak(Sound.Load("train-question.en.16k.wav")[..32_000]);
            return stage.TimeOf("ACTIVITY_START");
        }

        Assert.True(Notices("LOW") > Notices("HIGH"));
    }

    [Theory]
    [InlineData(8_000)]
    [InlineData(24_000)]
    [InlineData(48_000)]
    public void The_declared_rate_is_the_rate_that_time_goes_by(int rate)
    {
        byte[] speech = Pcm16.Bytes(Sound.Convert(Sound.Load("two-utterances.en.16k.wav"), 16_000, rate)).ToArray();
        Stage stage = Stage.Ready();
        foreach (byte[] chunk in speech.Chunk(rate / 50 * 2)) { stage.Audio(chunk, rate); }

        double[] offsets = [.. stage.Sent.Select(sent => sent.Message["voiceActivity"]).OfType<JsonObject>().Select(mark => double.Parse(((string)mark["audioOffset"]!).TrimEnd('s'), System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(4, offsets.Length);
        Assert.All(offsets.Zip([0.04, 5.96, 7.58, 10.92]), pair => Assert.Equal(pair.Second, pair.First, 0.1));
    }

    private static async Task<List<string>> MarksAsync(byte[] speech, int chunkMs)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await RawClient.OpenAsync(simulator.Address, Transcripts);
        foreach (byte[] chunk in speech.Chunk(chunkMs * 32)) { await client.SendAudioAsync(chunk); }

        // A text is answered after all that came before it.
        await client.SendAsync("""{"realtimeInput":{"text":"the end"}}""");
        while (!client.Transcript("outputTranscription").Contains("the end", StringComparison.Ordinal)) { await client.TurnAsync(); }
        return [.. client.Received.Select(message => message["voiceActivity"]).OfType<JsonObject>().Select(mark => $"{mark["type"]} {mark["audioOffset"]}")];
    }
}
