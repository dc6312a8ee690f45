using System.Linq;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

public class ManualActivityTests
{
    private const string Manual = "\"realtimeInputConfig\":{\"automaticActivityDetection\":{\"disabled\":true}},\"inputAudioTranscription\":{},\"outputAudioTranscription\":{}";

    [Fact]
    public void What_lies_between_the_marks_is_the_utterance_sample_for_sample()
    {
        Stage stage = Stage.Ready(setup: Manual);
        stage.Audio(Sound.Noise(0.3, -20));
        stage.Client("""{"realtimeInput":{"activityStart":{}}}""");
        stage.Audio(Sound.Noise(1.234, -20), 16_000);
        stage.Client("""{"realtimeInput":{"activityEnd":{}}}""");
        stage.Audio(Sound.Noise(0.3, -20));
        stage.Wait(5_000);

        Assert.Equal("1.23 seconds of speech.", stage.Words("inputTranscription"));
        Assert.Equal((int)(1.234 * 24_000) * 2, stage.Chunks().Sum(chunk => chunk.Bytes));
        Assert.DoesNotContain("ACTIVITY_START", stage.Kinds());
        Assert.Equal(["setupComplete", "inputTranscription"], stage.Kinds().Take(2));
    }

    [Fact]
    public void A_mark_of_the_beginning_interrupts()
    {
        Stage stage = Stage.Ready("barge-in", Manual);
        stage.Text("go");
        stage.Wait(3_000);
        stage.Client("""{"realtimeInput":{"activityStart":{}}}""");

        Assert.Equal(["interrupted", "turnComplete"], stage.Kinds()[^2..]);
    }

    [Fact]
    public void Silence_between_marks_is_a_turn_too()
    {
        Stage stage = Stage.Ready(setup: Manual);
        stage.Client("""{"realtimeInput":{"activityStart":{}}}""");
        stage.Audio(Sound.Silence(0.5));
        stage.Client("""{"realtimeInput":{"activityEnd":{}}}""");
        stage.Wait(5_000);

        Assert.Contains("turnComplete", stage.Kinds());
    }

    [Fact]
    public void An_end_without_a_beginning_is_found_and_does_nothing()
    {
        Stage stage = Stage.Ready(setup: Manual);
        stage.Client("""{"realtimeInput":{"activityEnd":{}}}""");
        stage.Wait(5_000);

        Assert.Equal(["setupComplete"], stage.Kinds());
        Assert.Single(stage.Journal.Read(entries => entries.SelectMany(entry => entry.Findings).ToList()));
    }
}
