using System;
using System.Linq;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>Sessions whose context is not compressed end after a quarter of an hour, those with video after two minutes.</summary>
public class SessionLimitTests
{
    private const string Resumable = "\"sessionResumption\":{}";
    private const string Compressed = "\"contextWindowCompression\":{\"slidingWindow\":{}}";
    private const string Frame = """{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":"/9j/4AAQ"}}}""";
    [Fact]
    public void A_connection_that_ends_sooner_than_it_would_be_told_of_is_told_with_its_setup()
    {
        using Stage stage = Stage.Ready("service: { connection lifetime: 10s }\nsteps:\n  - expect: text\n");

        Assert.Equal(["setupComplete", "goAway"], stage.Kinds().Take(2));
        Assert.Equal("9.700s", (string?)stage.Last("goAway")["goAway"]!["timeLeft"]);
        stage.Wait(9_500);
        Assert.Null(stage.Closed);
        stage.Wait(200);
        Assert.Equal(1008, stage.Closed!.Value.Code);
    }

    private const string Endless = "service: { connection lifetime: 24h }\nsteps:\n  - repeat: forever\n    steps:\n      - expect: text\n      - say: hello\n";

    [Theory]
    [InlineData("", "", false, 900)]
    [InlineData("", "", true, 120)]
    [InlineData("", Compressed, false, null)]
    [InlineData("", Compressed, true, null)]
    [InlineData("", "\"contextWindowCompression\":{\"triggerTokens\":\"30000\"}", false, 900)]
    [InlineData("session limit: 5min,", "", false, 300)]
    [InlineData("video session limit: 90s,", "", true, 90)]
    [InlineData("session limit: off,", "", false, null)]
    [InlineData("video session limit: off,", "", true, null)]
    [InlineData("session limit: off,", "", true, 120)]
    public void It_ends_with_a_warning_at_its_limit(string knob, string setup, bool video, int? seconds)
    {
        using Stage stage = Stage.Ready(Endless.Replace("{ ", "{ " + knob, StringComparison.Ordinal), setup);
        if (video) { stage.Client(Frame); }
        stage.Wait(((seconds ?? 80_000) * 1_000) - 500);
        Assert.Null(stage.Closed);
        stage.Wait(1_000);

        if (seconds is null)
        {
            Assert.Null(stage.Closed);
            return;
        }

        Assert.Equal((1008, "Connection aborted because the client failed to close the connection after receiving a GoAway signal once the session duration expired"), stage.Closed);
        Assert.Equal("50s", (string?)stage.Last("goAway")["goAway"]!["timeLeft"]);
        Assert.InRange(stage.TimeOf("goAway"), (seconds.Value - 50) * 1_000, ((seconds.Value - 50) * 1_000) + 500);
        Assert.Contains(stage.Journal.Read(entries => entries.ToList()), entry => entry.Kind == "session limit");
    }

    [Fact]
    public void A_frame_late_in_a_session_leaves_time_to_go()
    {
        using Stage stage = Stage.Ready(Endless);
        stage.Wait(600_000);
        stage.Client(Frame);
        Assert.Equal("50s", (string?)stage.Last("goAway")["goAway"]!["timeLeft"]);
        stage.Client(Frame);
        stage.Wait(49_000);
        Assert.Null(stage.Closed);
        stage.Wait(1_000);

        Assert.Equal(1008, stage.Closed?.Code);
        Assert.Single(stage.Kinds(), kind => kind == "goAway");
    }

    [Fact]
    public void It_counts_over_all_connections_and_the_time_between_them_not()
    {
        using Stage first = Stage.Ready(Endless, Resumable);
        first.Wait(500_000);
        first.Leave();
        first.Wait(1_000_000);
        using Stage second = Resume(first);
        second.Wait(348_000);
        Assert.DoesNotContain("goAway", second.Kinds());
        second.Wait(2_000);
        Assert.Contains("goAway", second.Kinds());

        second.Leave();
        using Stage third = Resume(second, first);
        Assert.Equal((1008, "Session resumption handle was not found or has expired."), third.Closed);
    }

    [Fact]
    public void Compression_that_comes_with_a_later_connection_lets_it_go_on()
    {
        using Stage first = Stage.Ready(Endless, Resumable);
        first.Wait(880_000);
        first.Leave();
        using Stage second = Resume(first, first, Compressed + ",");
        second.Wait(3_600_000);

        Assert.Null(second.Closed);
        Assert.DoesNotContain("goAway", second.Kinds());
    }

    [Fact]
    public void A_model_may_have_a_shorter_limit_of_its_own()
    {
        using Stage stage = Stage.Ready(Endless, "\"generationConfig\":{\"responseModalities\":[\"TEXT\"]}", "models/gemini-3.5-transcribe-live");
        stage.Wait(599_000);
        Assert.Null(stage.Closed);
        stage.Wait(2_000);

        Assert.Equal(1008, stage.Closed?.Code);
    }

    private static Stage Resume(Stage before, Stage? withHandle = null, string setup = "")
    {
        string handle = (string)(withHandle ?? before).Last("sessionResumptionUpdate")["sessionResumptionUpdate"]!["newHandle"]!;
        Stage stage = new(before: before);
        stage.SetUp(setup + "\"sessionResumption\":{\"handle\":\"" + handle + "\"}");
        return stage;
    }
}
