using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>What comes when, on a clock that only the test moves.</summary>
public class TimingTests
{
    private const string TwentySeconds = "name: long\nsteps:\n  - repeat: forever\n    steps:\n      - expect: speech or text\n        heard: heard\n      - say: words\n        lasting: 20s\n";

    [Fact]
    public void Setup_takes_300_ms_and_the_handle_comes_100_later()
    {
        Stage stage = new();
        stage.BeginSetUp("\"sessionResumption\":{}");
        stage.Wait(299);
        Assert.Empty(stage.Sent);

        stage.Wait(1000);

        Assert.Equal(["setupComplete", "sessionResumptionUpdate"], stage.Kinds());
        Assert.Equal([300, 400], stage.Sent.Select(sent => sent.At));
        Assert.Equal(36, ((string)stage.Sent[1].Message["sessionResumptionUpdate"]!["newHandle"]!).Length);
    }

    [Fact]
    public void An_answer_is_delivered_at_four_times_its_speed_and_ends_with_its_playback()
    {
        Stage stage = Stage.Ready(TwentySeconds);
        stage.Text("go");
        stage.Wait(30_000);

        List<(int At, int Bytes)> chunks = [.. stage.Chunks()];
        Assert.Equal(9_600, chunks[0].Bytes);
        Assert.All(chunks.Skip(1).SkipLast(1), chunk => Assert.Equal(11_520, chunk.Bytes));
        Assert.Equal(20 * 48_000, chunks.Sum(chunk => chunk.Bytes));

        // 200 ms of sound every 50 ms, then 240 every 60.
        Assert.Equal([800, 850, 910, 970], chunks.Take(4).Select(chunk => chunk.At));
        Assert.Equal(chunks[^1].At, stage.TimeOf("generationComplete"));
        Assert.Equal(chunks[0].At + 20_000, stage.TimeOf("turnComplete"));
    }

    [Fact]
    public void Usage_bills_the_whole_context_of_each_turn_again()
    {
        Stage stage = Stage.Ready(TwentySeconds);
        stage.Text("12345678");
        stage.Wait(30_000);
        stage.Audio(Sound.Silence(2));
        stage.Text("1234");
        stage.Wait(30_000);

        List<JsonNode> usages = [.. stage.Sent.Select(sent => sent.Message["usageMetadata"]).OfType<JsonNode>()];
        Assert.Equal([(2, 500, 502), (553, 500, 1053)], usages.Select(usage => ((int)usage["promptTokenCount"]!, (int)usage["responseTokenCount"]!, (int)usage["totalTokenCount"]!)));
        Assert.Equal("[{\"modality\":\"TEXT\",\"tokenCount\":3},{\"modality\":\"AUDIO\",\"tokenCount\":550}]", usages[1]["promptTokensDetails"]!.ToJsonString());
    }

    [Fact]
    public void A_text_during_playback_interrupts_although_all_was_sent()
    {
        Stage stage = Stage.Ready(TwentySeconds);
        stage.Text("go");
        stage.Wait(10_000);
        Assert.Equal("generationComplete", stage.Kinds()[^1]);

        stage.Text("stop");

        Assert.Equal(["interrupted", "turnComplete"], stage.Kinds()[^2..]);
    }

    [Fact]
    public void An_interrupted_answer_has_no_generationComplete_and_is_billed_as_far_as_it_came()
    {
        Stage stage = Stage.Ready(TwentySeconds);
        stage.Text("go");
        stage.Wait(1_000);
        int sent = stage.Chunks().Sum(chunk => chunk.Bytes);
        stage.Text("stop");
        stage.Wait(399);

        Assert.DoesNotContain("generationComplete", stage.Kinds());
        Assert.Equal(sent, stage.Chunks().Sum(chunk => chunk.Bytes));
        Assert.Equal((int)Math.Ceiling(sent / 48_000.0 * 25), (int)stage.Last("turnComplete")["usageMetadata"]!["responseTokenCount"]!);
    }

    [Fact]
    public void A_text_before_the_first_sound_interrupts_too()
    {
        Stage stage = Stage.Ready(TwentySeconds);
        stage.Text("go");
        stage.Wait(100);
        stage.Text("stop");

        Assert.Equal(["setupComplete", "interrupted", "turnComplete"], stage.Kinds());
    }

    [Fact]
    public void Speech_during_an_answer_interrupts_it_in_the_moment_that_it_is_noticed()
    {
        Stage stage = Stage.Ready(TwentySeconds, "\"inputAudioTranscription\":{}");
        stage.Text("go");
        stage.Speak([.. Sound.Silence(1), .. Sound.Load("train-question.en.16k.wav"), .. Sound.Silence(1)]);

        List<string> kinds = stage.Kinds();
        int start = kinds.IndexOf("ACTIVITY_START");
        Assert.Equal(["ACTIVITY_START", "interrupted", "turnComplete", "ACTIVITY_END", "inputTranscription"], kinds.GetRange(start, 5));
        Assert.Equal(stage.TimeOf("ACTIVITY_START"), stage.TimeOf("interrupted"));
    }

    [Fact]
    public void The_beginning_and_the_end_of_speech_are_told_when_the_real_service_tells_them()
    {
        Stage stage = Stage.Ready();
        int begins = stage.TimeOf("setupComplete") + 100 + 1_000;
        stage.Speak([.. Sound.Silence(1), .. Sound.Load("train-question.en.16k.wav"), .. Sound.Silence(1.5)]);

        Assert.InRange(stage.TimeOf("ACTIVITY_START") - begins, 100, 260);
        double end = double.Parse(((string)stage.Last("ACTIVITY_END")["voiceActivity"]!["audioOffset"]!).TrimEnd('s'), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(end, 6.5, 7.2);
        Assert.InRange(stage.TimeOf("ACTIVITY_END") - (begins - 1_000) - (end * 1_000), 780, 840);
    }

    [Fact]
    public void With_NO_INTERRUPTION_speech_waits_for_its_turn()
    {
        Stage stage = Stage.Ready(TwentySeconds, "\"realtimeInputConfig\":{\"activityHandling\":\"NO_INTERRUPTION\"}");
        stage.Text("go");
        stage.Speak([.. Sound.Load("train-question.en.16k.wav"), .. Sound.Silence(1)]);
        Assert.Contains("ACTIVITY_END", stage.Kinds());
        stage.Wait(40_000);

        Assert.DoesNotContain("interrupted", stage.Kinds());
        Assert.Equal(2, stage.Kinds().Count(kind => kind == "turnComplete"));
    }

    [Fact]
    public void A_connection_is_warned_50_s_before_its_10_minutes_are_over_and_then_closed()
    {
        Stage stage = Stage.Ready();
        stage.Wait(549_599);
        Assert.DoesNotContain("goAway", stage.Kinds());
        stage.Wait(1);
        Assert.Equal("50s", (string?)stage.Last("goAway")["goAway"]!["timeLeft"]);
        Assert.Null(stage.Closed);
        stage.Wait(50_000);

        Assert.Equal(1008, stage.Closed!.Value.Code);
        Assert.StartsWith("Connection aborted because the client failed to close the connection after receiving a GoAway signal", stage.Closed.Value.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_never_sets_up_is_closed_after_10_s()
    {
        Stage stage = new();
        stage.Wait(9_999);
        Assert.Null(stage.Closed);
        stage.Wait(1);

        Assert.Equal(1007, stage.Closed!.Value.Code);
    }

    [Fact]
    public void What_comes_before_setupComplete_waits_and_is_found()
    {
        Stage stage = new();
        stage.BeginSetUp();
        stage.Text("too early");
        stage.Wait(10_000);

        Assert.Contains("turnComplete", stage.Kinds());
        Assert.Contains("before setupComplete", stage.Journal.Read(entries => entries.SelectMany(entry => entry.Findings).First()), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_said_after_the_client_has_left()
    {
        Stage stage = Stage.Ready(TwentySeconds);
        stage.Text("go");
        stage.Wait(1_000);
        stage.Leave();
        int sent = stage.Sent.Count;
        stage.Wait(100_000);

        Assert.Equal(sent, stage.Sent.Count);
        Assert.Equal("Closed", stage.Journal.State);
    }
}
