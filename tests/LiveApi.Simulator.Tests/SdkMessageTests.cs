using System;
using System.IO;
using System.Linq;
using LiveApi.Profiles;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>What Google's clients in Python, .NET and Go write, byte for byte: a strict service has nothing against it.</summary>
public class SdkMessageTests
{
    private const string Native25 = "models/gemini-2.5-flash-native-audio-preview-12-2025";
    private static readonly string Folder = Path.Combine(Sound.Root, "tests", "Golden", "sdk");

    public static TheoryData<string> Setups { get; } = [.. Names().Where(name => name.EndsWith(".setup", StringComparison.Ordinal))];

    public static TheoryData<string> Messages { get; } = [.. Names().Where(name => !name.EndsWith(".setup", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Setups))]
    public void A_setup_is_accepted(string name)
    {
        bool isVertex = name.Contains("vertex", StringComparison.Ordinal);
        using Stage stage = new(surface: isVertex ? new Surface(Backend.Vertex, "v1beta1", Constrained: false) : null);
        stage.Client(Read(name));
        stage.Wait(400);

        Assert.Null(stage.Closed);
        Assert.Equal("setupComplete", stage.Kinds()[0]);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_accepted(string name)
    {
        using Stage stage = Stage.Ready(
            setup: name.Contains("activity", StringComparison.Ordinal) ? "\"realtimeInputConfig\":{\"automaticActivityDetection\":{\"disabled\":true}}" : "",
            model: name.EndsWith("mediaChunks", StringComparison.Ordinal) ? Native25 : Stage.Model);
        stage.Client(Read(name));
        stage.Wait(1_000);

        Assert.Null(stage.Closed);
    }

    [Fact]
    public void Speech_in_media_chunks_is_heard()
    {
        using Stage stage = Stage.Ready(setup: "\"inputAudioTranscription\":{}", model: Native25);
        foreach (byte[] chunk in Sound.Load("train-question.en.16k.wav").Concat(Sound.Silence(2)).ToArray().Chunk(3_200))
        {
            string text = Convert.ToBase64String(chunk).Replace('+', '-').Replace('/', '_');
            stage.Client("{\"realtime_input\": {\"mediaChunks\": [{\"data\": \"" + text + "\", \"mimeType\": \"audio/pcm;rate=16000\"}]}}");
            stage.Wait(100);
        }

        Assert.Contains("seconds of speech", stage.Words("inputTranscription"), StringComparison.Ordinal);
    }

    private static string[] Names() => [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));
}
