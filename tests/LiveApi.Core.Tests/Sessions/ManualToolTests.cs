using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Tools;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions;

/// <summary>Functions that are declared, and whose calls the reader of the session answers.</summary>
public sealed class ManualToolTests
{
    private const string Call = """{"toolCall":{"functionCalls":[{"id":"call-1","name":"get_weather","args":{"city":"Oslo"}}]}}""";
    private const string TwoCalls = """{"toolCall":{"functionCalls":[{"id":"call-1","name":"get_weather"},{"id":"call-2","name":"unheard_of"}]}}""";
    private const string Speech = """{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AABwAAIAAwBwfwUABgAHAA=="}}]}}}""";
    private const string Done = """{"serverContent":{"turnComplete":true}}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_declared_and_never_called()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync(static options => options with { Tools = [new Manual()] });
        await live.Server.SendAsync(Call);
        LiveToolCall call = Assert.IsType<LiveToolCall>((await live.ReadUntilAsync(LiveMessageKind.ToolCall))[^1]);

        Assert.False(call.IsHandled);
        Assert.Equal(0, live.Session.Counters.ToolsRunning);
        Assert.Equal("get_weather", live.Setup.GetProperty("setup").GetProperty("tools")[0].GetProperty("functionDeclarations")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData(Call)]
    [InlineData(TwoCalls)]
    public async Task A_turn_ends_where_the_model_waits_for_the_reader(string calls)
    {
        ManualTimeProvider time = new();
        DateTimeOffset start = time.GetUtcNow();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time, Tools = [new Manual()] });
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "Weather?", ReplyTimeout = TimeSpan.FromHours(2) }, null, Stop);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync(calls);
        await AdvanceAsync(live, messages: 2, time, running);
        LiveTurn turn = await running;

        Assert.Equal((TurnOutcome.AwaitsTool, "call-1"), (turn.Outcome, turn.ToolCalls[0].Id));
        Assert.InRange(time.GetUtcNow() - start, TimeSpan.FromSeconds(2), TimeSpan.FromHours(1));
        Assert.Null(turn.Timings.Complete);
    }

    [Fact]
    public async Task A_model_that_speaks_on_is_heard_to_its_end()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync(static options => options with { Tools = [new Manual()] });
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "Weather?" }, null, Stop);
        await live.Server.ReceiveAsync();
        foreach (string message in (string[])[Call, Speech, Done])
        {
            await live.Server.SendAsync(message);
        }

        LiveTurn turn = await running;
        Assert.Equal((TurnOutcome.Completed, 1), (turn.Outcome, turn.ToolCalls.Count));
    }

    [Fact]
    public async Task A_call_that_is_taken_back_is_waited_for_by_nobody()
    {
        ManualTimeProvider time = new();
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { TimeProvider = time });
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "Weather?" }, null, Stop);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync(Call);
        await live.Server.SendAsync("""{"toolCallCancellation":{"ids":["call-1"]}}""");
        await AdvanceAsync(live, messages: 3, time, running);

        Assert.Equal(TurnOutcome.TimedOut, (await running).Outcome);
    }

    // What was sent is read before time goes on.
    private static async Task AdvanceAsync(SessionFixture live, long messages, ManualTimeProvider time, Task running)
    {
        while (live.Session.Counters is var seen && (seen.MessagesReceived < messages || seen.Unread > 0))
        {
            await Task.Yield();
        }

        while (!running.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }

    private sealed class Manual : IManualTool
    {
        public FunctionDeclaration Declaration { get; } = new() { Name = "get_weather" };

        public bool IsManual => true;

        public string? Scheduling => null;

        public TimeSpan Timeout => TimeSpan.FromMinutes(1);

        public Task<JsonElement> InvokeAsync(JsonElement arguments, CancellationToken cancellationToken) => throw new InvalidOperationException("A manual tool was called.");
    }
}
