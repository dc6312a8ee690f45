using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Tools;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions;

/// <summary>The answer to a tool's result that nobody waits for is due in a turn of its own: what becomes of it when the connection breaks is told.</summary>
public sealed class ResultReplyTests
{
    private const string Call = """{"toolCall":{"functionCalls":[{"id":"call-1","name":"get_weather","args":{}}]}}""";
    private const string TurnOver = """{"serverContent":{"generationComplete":true,"turnComplete":true}}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FunctionBehavior.NonBlocking, null, true)]
    [InlineData(null, null, true)]
    [InlineData(FunctionBehavior.NonBlocking, Scheduling.Silent, false)]
    public async Task A_result_before_the_end_of_its_turn_is_a_reply_due(string? behavior, string? scheduling, bool lost)
    {
        await using SessionFixture live = await OpenAsync(new Tool(behavior, scheduling));
        await live.Server.SendAsync(Call);
        Assert.Contains("call-1", (await live.Server.ReceiveAsync())!.Value.GetRawText(), StringComparison.Ordinal);
        await live.Server.SendAsync(TurnOver);
        await live.ReadUntilAsync(LiveMessageKind.TurnComplete);

        Assert.Equal(lost, (await BreakAsync(live)).TurnLost);
    }

    [Fact]
    public async Task A_result_that_may_not_have_arrived_goes_out_again_and_its_reply_stays_due()
    {
        await using SessionFixture live = await OpenAsync(new Tool(FunctionBehavior.NonBlocking, null));
        await live.Server.SendAsync(Call);
        Assert.NotNull(await live.Server.ReceiveAsync());
        await live.ReadUntilAsync(LiveMessageKind.ToolResult);

        Assert.True(await BreakAsync(live) is { TurnLost: false, Carried: 1 });
        Assert.Contains("call-1", (await live.Server.ReceiveAsync())!.Value.GetRawText(), StringComparison.Ordinal);

        // The turn of the call went down with its connection: what comes now is the answer, and the next break would cut it.
        await live.Server.SendAsync("""{"serverContent":{"modelTurn":{"parts":[{"text":"Sunny."}]}}}""");
        LiveMessage answer = (await live.ReadUntilAsync(LiveMessageKind.Text))[^1];
        Assert.Equal(2, answer.Turn);
        await live.Server.SendAsync(TurnOver);
        await live.ReadUntilAsync(LiveMessageKind.TurnComplete);
        Assert.False((await BreakAsync(live)).TurnLost);
    }

    [Fact]
    public async Task A_result_that_the_user_sends_is_a_reply_due_as_well()
    {
        await using SessionFixture live = await OpenAsync();
        await live.Server.SendAsync(Call);
        await live.Server.SendAsync(TurnOver);
        await live.ReadUntilAsync(LiveMessageKind.TurnComplete);
        live.Session.SendToolResponse(new FunctionResponse { Id = "call-1", Name = "get_weather", Response = JsonDocument.Parse("{}").RootElement });
        Assert.NotNull(await live.Server.ReceiveAsync());
        await live.Server.SendAsync("""{"usageMetadata":{"totalTokenCount":1}}""");
        await live.ReadUntilAsync(LiveMessageKind.Usage);

        Assert.True((await BreakAsync(live)).TurnLost);
    }

    private static async Task<LiveReconnected> BreakAsync(SessionFixture live)
    {
        Task again = live.Server.ExpectAnotherAsync();
        live.Server.Cut();
        await again;
        await live.Server.CompleteSetupAsync();
        return (await live.ReadUntilAsync(LiveMessageKind.Reconnected)).OfType<LiveReconnected>().Single();
    }

    private static async Task<SessionFixture> OpenAsync(params ILiveTool[] tools)
    {
        SessionFixture live = await SessionFixture.OpenAsync(options => options with
        {
            Setup = options.Setup with { SessionResumption = new SessionResumptionConfig() },
            Tools = tools,
            Reconnect = ReconnectPolicy.Default,
            ResumePause = TimeSpan.Zero,
        });
        await live.Server.SendAsync("""{"sessionResumptionUpdate":{"newHandle":"handle-1","resumable":true}}""");
        await live.ReadUntilAsync(LiveMessageKind.Resumption);
        return live;
    }

    private sealed class Tool(string? behavior, string? scheduling) : ILiveTool
    {
        public FunctionDeclaration Declaration { get; } = new() { Name = "get_weather", Description = "A tool of the tests.", Behavior = behavior };

        public string? Scheduling => scheduling;

        public TimeSpan Timeout => TimeSpan.FromMinutes(1);

        public Task<JsonElement> InvokeAsync(JsonElement arguments, CancellationToken cancellationToken) => Task.FromResult(arguments);
    }
}
