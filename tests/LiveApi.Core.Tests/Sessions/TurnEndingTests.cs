using System;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions;

/// <summary>The endings that are hard to tell: a reply that is cut, a model that goes on by itself, models without a completion.</summary>
public sealed class TurnEndingTests
{
    private const string Done = """{"serverContent":{"turnComplete":true}}""";

    [Theory]
    [InlineData(120, 2_000, TurnOutcome.Clipped)]
    [InlineData(120, 6_000, TurnOutcome.Completed)]
    [InlineData(40, 100, TurnOutcome.Completed)]
    public async Task A_transcript_that_the_audio_cannot_hold_is_a_clipped_reply(int characters, int milliseconds, TurnOutcome outcome)
    {
        LiveTurn turn = await RunAsync(Audio(milliseconds), $$$$"""{"serverContent":{"outputTranscription":{"text":"{{{{new string('a', characters)}}}}"}}}""", Done);

        Assert.Equal(outcome, turn.Outcome);
    }

    [Theory]
    [InlineData("""{"serverContent":{"turnComplete":true},"interactionStatus":"IDLE"}""")]
    [InlineData("""{"interactionStatus":"IDLE"}""")]
    [InlineData("""{"serverContent":{"interactionStatus":"IDLE"}}""")]
    public async Task A_model_that_goes_on_by_itself_is_done_when_it_is_idle(string idle)
    {
        LiveTurn turn = await RunAsync(
            Text("One moment."),
            """{"serverContent":{"turnComplete":true},"interactionStatus":"IN_PROGRESS"}""",
            Text(" It is 42."),
            idle);

        Assert.Equal((TurnOutcome.Completed, "One moment. It is 42.", false, 1), (turn.Outcome, turn.Text, turn.IsInProgress, turn.Turns));
    }

    [Fact]
    public async Task A_model_that_is_not_idle_in_time_says_that_it_is_at_work()
    {
        LiveTurn turn = await RunAsync(Text("One moment."), """{"serverContent":{"turnComplete":true},"interactionStatus":"IN_PROGRESS"}""");

        Assert.Equal((TurnOutcome.TimedOut, "One moment.", true), (turn.Outcome, turn.Text, turn.IsInProgress));
    }

    [Fact]
    public async Task A_model_that_never_completes_a_turn_ends_it_by_silence()
    {
        LiveTurn turn = await RunModelAsync(
            "models/gemini-3.5-live-translate-preview",
            Audio(100),
            """{"serverContent":{"outputTranscription":{"text":"Guten Tag"}}}""");

        Assert.Equal((TurnOutcome.Completed, "Guten Tag"), (turn.Outcome, turn.Transcript));
    }

    [Fact]
    public async Task Usage_of_several_generations_is_added_up()
    {
        LiveTurn turn = await RunAsync(
            """{"usageMetadata":{"promptTokenCount":10,"responseTokenCount":1,"totalTokenCount":11}}""",
            Text("Lima"),
            """{"serverContent":{"turnComplete":true},"usageMetadata":{"promptTokenCount":20,"responseTokenCount":2,"totalTokenCount":22}}""");

        Assert.Equal((22, 33), (turn.Usage?.TotalTokenCount, turn.Tokens?.Total));
    }

    private static Task<LiveTurn> RunAsync(params string[] messages) => RunModelAsync("models/gemini-3.8-live", messages);

    private static async Task<LiveTurn> RunModelAsync(string model, params string[] messages)
    {
        ManualTimeProvider time = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time, Setup = new Setup { Model = model } });
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, null, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        foreach (string message in messages)
        {
            await live.Server.SendAsync(message);
        }

        while (live.Session.Counters is not { Unread: 0 } counters || counters.MessagesReceived < messages.Length + 1)
        {
            await Task.Yield();
        }

        while (!running.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await running;
    }

    private static string Text(string text) => $$$$"""{"serverContent":{"modelTurn":{"parts":[{"text":"{{{{text}}}}"}]}}}""";

    private static string Audio(int milliseconds)
    {
        byte[] pcm = new byte[milliseconds * 48];
        Array.Fill(pcm, (byte)0x20);
        return $$$$"""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"{{{{Convert.ToBase64String(pcm)}}}}"}}]}}}""";
    }
}
