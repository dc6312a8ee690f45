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
