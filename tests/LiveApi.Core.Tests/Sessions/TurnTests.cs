using System;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;
using LiveApi.Tests.Support;
using LiveApi.Sessions;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions;

public sealed class TurnTests
{
    private const string Speech = """{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AABwAAIAAwBwfwUABgAHAA=="}}]},"outputTranscription":{"text":"It opens"}}}""";
    private const string Done = """{"serverContent":{"turnComplete":true},"usageMetadata":{"promptTokenCount":1,"responseTokenCount":2,"totalTokenCount":3}}""";

    [Fact]
    public async Task A_text_turn_is_put_together()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "When?" }, null, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync(Speech);
        await live.Server.SendAsync("""{"serverContent":{"outputTranscription":{"text":" at nine."}}}""");
        await live.Server.SendAsync("""{"serverContent":{"generationComplete":true}}""");
        await live.Server.SendAsync(Done);

        LiveTurn turn = await running;

        Assert.Equal(TurnOutcome.Completed, turn.Outcome);
        Assert.Equal("It opens at nine.", turn.Transcript);
        Assert.Equal(16, turn.Audio.Length);
        Assert.Equal(3, turn.Usage?.TotalTokenCount);
        Assert.True(turn.Timings.FirstAudio <= turn.Timings.Complete);
        Assert.Equal(0, live.Session.Counters.Unread);
    }

    [Theory]
    [InlineData("audio/pcm;rate=16000", 16_000)]
    [InlineData("audio/pcm", 24_000)]
    public async Task A_reply_is_of_the_rate_that_its_audio_says(string mimeType, int sampleRate)
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, null, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync($$$$"""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"{{{{mimeType}}}}","data":"AAABAAIAAwA="}}]}}}""");
        await live.Server.SendAsync(Done);

        LiveTurn turn = await running;

        Assert.Equal((sampleRate, 8), (turn.SampleRate, turn.Audio.Length));
        Assert.Equal(TimeSpan.FromSeconds(4.0 / sampleRate), live.Session.Counters.AudioReceived);
    }

    [Theory]
    [InlineData(new[] { Done }, TurnOutcome.Empty)]
    [InlineData(new[] { Speech, """{"serverContent":{"interrupted":true}}""", Done }, TurnOutcome.Interrupted)]
    [InlineData(new[] { """{"serverContent":{"turnComplete":true,"turnCompleteReason":"BLOCKLIST"}}""" }, TurnOutcome.Refused)]
    [InlineData(new[] { """{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm","data":"AAAAAA=="}}]}}}""", Done }, TurnOutcome.Silent)]
    [InlineData(new[] { """{"serverContent":{"modelTurn":{"parts":[{"text":"Lima"}]}}}""", Done }, TurnOutcome.Completed)]
    public async Task Every_ending_has_its_name(string[] messages, TurnOutcome outcome)
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, null, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        foreach (string message in messages)
        {
            await live.Server.SendAsync(message);
        }

        Assert.Equal(outcome, (await running).Outcome);
    }

    [Fact]
    public async Task A_session_that_ends_mid_turn_gives_back_what_came()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, null, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync(Speech);
        await live.Server.CloseAsync(1011, "Internal error encountered.");

        LiveTurn turn = await running;

        Assert.Equal(TurnOutcome.SessionLost, turn.Outcome);
        Assert.Equal("It opens", turn.Transcript);
        Assert.Equal(1011, turn.Closed?.Code);
    }

    [Fact]
    public async Task A_session_that_is_over_has_no_more_turns()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.CloseAsync(1011, "Internal error encountered.");
        await live.Session.Completion;

        LiveException fault = await Assert.ThrowsAsync<LiveException>(
            () => live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, null, TestContext.Current.CancellationToken));

        Assert.Equal(LiveFault.SessionNotOpen, fault.Fault);
    }

    [Fact]
    public async Task No_reply_in_time_is_timed_out()
    {
        ManualTimeProvider time = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time });
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, null, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        await AdvanceUntilAsync(time, running);

        Assert.Equal(TurnOutcome.TimedOut, (await running).Outcome);
        Assert.Equal(LiveSessionState.Ready, live.Session.State);
    }

    [Fact]
    public async Task Marked_activity_is_one_turn()
    {
        Setup manual = new()
        {
            Model = "models/gemini-3.8-live",
            RealtimeInputConfig = new RealtimeInputConfig { AutomaticActivityDetection = new AutomaticActivityDetection { Disabled = true } },
        };
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { Setup = manual });
        await using AudioInput audio = AudioFile.FromPcm(new byte[1_280], PcmFormat.Input);
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Audio = audio, Pacer = Pacer.Unpaced }, null, TestContext.Current.CancellationToken);
        for (int messages = 0; messages < 4; messages++)
        {
            await live.Server.ReceiveAsync();
        }

        await live.Server.SendAsync(Speech);
        await live.Server.SendAsync(Done);
        LiveTurn turn = await running;

        Assert.Equal(TimeSpan.FromMilliseconds(40), turn.Timings.InputAudio);
        Assert.Equal(1, turn.Turns);
    }

    [Fact]
    public async Task Several_utterances_of_one_input_become_one_turn()
    {
        ManualTimeProvider time = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time });
        await using AudioInput audio = AudioFile.FromPcm(new byte[640], PcmFormat.Input);
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Audio = audio, Pacer = Pacer.Unpaced }, null, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        await live.Server.ReceiveAsync();
        foreach (string message in (string[])[Speech, Done, Speech, Done])
        {
            await live.Server.SendAsync(message);
        }

        while (live.Session.Counters is not { MessagesReceived: 5, Unread: 0 })
        {
            await Task.Yield();
        }

        await AdvanceUntilAsync(time, running);
        LiveTurn turn = await running;

        Assert.Equal(2, turn.Turns);
        Assert.Equal("It opensIt opens", turn.Transcript);
        Assert.Equal(TurnOutcome.Completed, turn.Outcome);
    }

    [Fact]
    public async Task What_comes_after_the_answer_does_not_make_it_late()
    {
        ManualTimeProvider time = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time });
        await using AudioInput audio = AudioFile.FromPcm(new byte[640], PcmFormat.Input);
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Audio = audio, Pacer = Pacer.Unpaced }, null, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        await live.Server.ReceiveAsync();
        foreach (string message in (string[])[Speech, Done, """{"serverContent":{"inputTranscription":{"text":"late"}}}"""])
        {
            await live.Server.SendAsync(message);
        }

        while (live.Session.Counters is not { MessagesReceived: 4, Unread: 0 })
        {
            await Task.Yield();
        }

        await AdvanceUntilAsync(time, running);
        LiveTurn turn = await running;

        Assert.Equal((TurnOutcome.Completed, "late"), (turn.Outcome, turn.InputTranscript));
        Assert.Equal(TimeSpan.Zero, turn.Timings.Complete);
    }

    [Fact]
    public async Task Giving_up_leaves_the_session_usable()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        using CancellationTokenSource stop = new();
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, null, stop.Token);
        await live.Server.ReceiveAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Task<LiveTurn> again = live.Session.RunTurnAsync(new TurnRequest { Text = "y" }, null, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync(Speech);
        await live.Server.SendAsync(Done);

        Assert.Equal(TurnOutcome.Completed, (await again).Outcome);
    }

    [Fact]
    public async Task The_rest_of_a_turn_that_was_given_up_is_not_the_next_answer()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        using CancellationTokenSource stop = new();
        Task<LiveTurn> givenUp = live.Session.RunTurnAsync(new TurnRequest { Text = "x" }, null, stop.Token);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync(Speech);
        while (live.Session.Counters.AudioReceived == TimeSpan.Zero)
        {
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);
        Task<LiveTurn> next = live.Session.RunTurnAsync(new TurnRequest { Text = "y" }, null, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        foreach (string message in (string[])["""{"serverContent":{"interrupted":true}}""", Done, """{"serverContent":{"outputTranscription":{"text":"new"}}}""", Done])
        {
            await live.Server.SendAsync(message);
        }

        LiveTurn turn = await next;

        Assert.Equal(("new", 2, TurnOutcome.Completed), (turn.Transcript, turn.Turn, turn.Outcome));
    }

    [Fact]
    public async Task A_turn_goes_on_until_its_tool_has_answered_and_the_model_has_spoken()
    {
        SessionFixture.FunctionTool tool = new("book_table", (_, _) => Task.FromResult(System.Text.Json.JsonDocument.Parse("{}").RootElement));
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { Tools = [tool] });
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "A table, please." }, null, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync("""{"toolCall":{"functionCalls":[{"id":"call_1","name":"book_table","args":{}}]}}""");
        await live.Server.SendAsync(Done);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync(Speech);
        await live.Server.SendAsync(Done);

        LiveTurn turn = await running;

        Assert.Equal("It opens", turn.Transcript);
        Assert.Equal(2, turn.Turns);
        Assert.Single(turn.ToolResults);
    }

    [Fact]
    public async Task An_audio_source_that_fails_fails_the_turn()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await using AudioInput audio = AudioFile.FromPcm(new BrokenStream(), PcmFormat.Input);

        await Assert.ThrowsAsync<System.IO.IOException>(
            () => live.Session.RunTurnAsync(new TurnRequest { Audio = audio, Pacer = Pacer.Unpaced }, null, TestContext.Current.CancellationToken));

        Assert.Equal(LiveSessionState.Ready, live.Session.State);
    }

    // The virtual clock goes on until somebody has had enough of waiting; no real time passes.
    private static async Task AdvanceUntilAsync(ManualTimeProvider time, Task running)
    {
        while (!running.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }

    private sealed class BrokenStream : System.IO.MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new System.IO.IOException("unplugged");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new System.IO.IOException("unplugged");

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw new System.IO.IOException("unplugged");
    }
}
