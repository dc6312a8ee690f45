using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Tests.Support;
using LiveApi.Sessions;
using Xunit;

namespace LiveApi.Tests.Sessions;

public sealed class ToolTests
{
    private const string Call = """{"toolCall":{"functionCalls":[{"id":"call-1","name":"get_weather","args":{"city":"Oslo"}}]}}""";

    [Fact]
    public async Task A_tool_answers_by_itself()
    {
        await using SessionFixture live = await OpenAsync((arguments, _) =>
            Task.FromResult(JsonDocument.Parse($$"""{"sky":"rain over {{arguments.GetProperty("city").GetString()}}"}""").RootElement));
        await live.Server.SendAsync(Call);

        JsonElement response = await ResponseAsync(live);
        List<LiveMessage> messages = await live.ReadUntilAsync(LiveMessageKind.ToolResult);

        Assert.Equal("call-1", response.GetProperty("id").GetString());
        Assert.Equal("rain over Oslo", response.GetProperty("response").GetProperty("sky").GetString());
        Assert.True(Assert.IsType<LiveToolCall>(messages[0]).IsHandled);
        Assert.Null(Assert.IsType<LiveToolResult>(messages[1]).Error);
    }

    [Fact]
    public async Task A_value_that_is_no_object_is_the_output()
    {
        await using SessionFixture live = await OpenAsync((_, _) => Task.FromResult(JsonDocument.Parse("22").RootElement));
        await live.Server.SendAsync(Call);

        Assert.Equal("""{"output":22}""", (await ResponseAsync(live)).GetProperty("response").GetRawText());
    }

    [Fact]
    public async Task What_a_tool_throws_reaches_model_and_user()
    {
        await using SessionFixture live = await OpenAsync((_, _) => throw new InvalidOperationException("station offline"));
        await live.Server.SendAsync(Call);

        Assert.Equal("""{"error":"station offline"}""", (await ResponseAsync(live)).GetProperty("response").GetRawText());
        LiveToolResult result = (LiveToolResult)(await live.ReadUntilAsync(LiveMessageKind.ToolResult))[^1];
        Assert.Equal("station offline", result.Error?.Message);
    }

    [Fact]
    public async Task A_tool_that_never_returns_is_given_up_after_its_time()
    {
        ManualTimeProvider time = new();
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        SessionFixture.FunctionTool stuck = new("get_weather", (_, _) =>
        {
            started.SetResult();
            return new TaskCompletionSource<JsonElement>().Task;
        }, TimeSpan.FromSeconds(5));
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { Tools = [stuck], TimeProvider = time });
        await live.Server.SendAsync(Call);
        await started.Task;
        time.Advance(TimeSpan.FromSeconds(6));

        string answer = (await ResponseAsync(live)).GetProperty("response").GetProperty("error").GetString()!;

        Assert.Contains("did not answer within 5 s", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_call_is_stopped_and_not_answered()
    {
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using SessionFixture live = await OpenAsync(async (_, token) =>
        {
            using CancellationTokenRegistration registration = token.Register(stopped.SetResult);
            started.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return default;
        });
        await live.Server.SendAsync(Call);
        await started.Task;
        await live.Server.SendAsync("""{"toolCallCancellation":{"ids":["call-1"]}}""");
        await stopped.Task;
        await live.Session.SendTextAsync("after", TestContext.Current.CancellationToken);

        JsonElement next = (await live.Server.ReceiveAsync())!.Value;

        Assert.Contains("after", next.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_for_no_tool_is_the_users_to_answer()
    {
        await using SessionFixture live = await SessionFixture.OpenAsync();
        await live.Server.SendAsync(Call);
        LiveToolCall call = Assert.IsType<LiveToolCall>(Assert.Single(await live.ReadUntilAsync(LiveMessageKind.ToolCall)));
        live.Session.SendToolResponse(new() { Id = call.Id, Name = call.Name, Response = JsonDocument.Parse("{}").RootElement });

        Assert.False(call.IsHandled);
        Assert.Equal("""{"city":"Oslo"}""", call.Arguments);
        Assert.Equal("call-1", (await ResponseAsync(live)).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Several_calls_run_side_by_side()
    {
        using SemaphoreSlim both = new(0);
        int running = 0;
        await using SessionFixture live = await OpenAsync(async (arguments, token) =>
        {
            if (Interlocked.Increment(ref running) == 2)
            {
                both.Release(2);
            }

            await both.WaitAsync(token);
            return arguments;
        });
        await live.Server.SendAsync("""{"toolCall":{"functionCalls":[{"id":"1","name":"get_weather","args":{}},{"id":"2","name":"get_weather","args":{}}]}}""");

        string?[] ids = [(await ResponseAsync(live)).GetProperty("id").GetString(), (await ResponseAsync(live)).GetProperty("id").GetString()];

        Assert.Equal(["1", "2"], ids.Order());
    }

    private static Task<SessionFixture> OpenAsync(Func<JsonElement, CancellationToken, Task<JsonElement>> function)
        => SessionFixture.OpenAsync(options => options with { Tools = [new SessionFixture.FunctionTool("get_weather", function)] });

    private static async Task<JsonElement> ResponseAsync(SessionFixture live)
        => (await live.Server.ReceiveAsync())!.Value.GetProperty("toolResponse").GetProperty("functionResponses")[0];
}
