using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Diagnostics;

public sealed class TelemetryTests
{
    [Fact]
    public async Task A_turn_a_tool_and_the_session_are_spans_under_the_names_of_the_conventions()
    {
        string name = $"telemetry-{Guid.NewGuid():N}";
        ConcurrentQueue<Activity> spans = new();
        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == "LiveApi",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await TalkAsync(name);

        Activity session = spans.Single(span => span.OperationName == "live_session" && Equals(span.GetTagItem("gen_ai.conversation.id"), name));
        Activity[] ours = [.. spans.Where(span => span.TraceId == session.TraceId && span != session)];
        Activity turn = ours.Single(static span => span.OperationName == "generate_content gemini-3.8-live");
        Activity tool = ours.Single(static span => span.OperationName == "execute_tool book_table");
        Assert.All(ours, span => Assert.Equal(session.SpanId, span.ParentSpanId));
        Assert.Equal(("gcp.gemini", "gemini-3.8-live", "live.test"), (turn.GetTagItem("gen_ai.provider.name"), turn.GetTagItem("gen_ai.request.model"), turn.GetTagItem("server.address")));
        Assert.Equal("generate_content", turn.GetTagItem("gen_ai.operation.name"));
        Assert.Equal("call_1", tool.GetTagItem("gen_ai.tool.call.id"));
        Assert.Equal((300L, 15L), (session.GetTagItem("gen_ai.usage.input_tokens"), session.GetTagItem("gen_ai.usage.output_tokens")));
        Assert.Equal((1011, ActivityStatusCode.Error), (session.GetTagItem("liveapi.close.code"), session.Status));
        Assert.True(session.StartTimeUtc <= turn.StartTimeUtc && turn.StartTimeUtc + turn.Duration <= session.StartTimeUtc + session.Duration);
    }

    [Fact]
    public async Task Tokens_and_times_are_figures_under_the_names_of_the_conventions()
    {
        ConcurrentQueue<(string Name, double Value, string? Kind)> figures = new();
        using MeterListener listener = new() { InstrumentPublished = static (instrument, self) => { if (instrument.Meter.Name == "LiveApi") { self.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => figures.Enqueue((instrument.Name, value, Tag(tags, "gen_ai.token.type"))));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => figures.Enqueue((instrument.Name, value, Tag(tags, "gen_ai.operation.name"))));
        listener.Start();
        await TalkAsync("figures");

        Assert.Contains(("gen_ai.client.token.usage", 100d, "input"), figures);
        Assert.Contains(("gen_ai.client.token.usage", 10d, "output"), figures);
        Assert.Contains(figures, static figure => figure is ("gen_ai.client.operation.duration", >= 0, "generate_content"));
        Assert.Contains(figures, static figure => figure is ("gen_ai.client.operation.time_to_first_chunk", > 0, "generate_content"));
        Assert.Contains(figures, static figure => figure is ("gen_ai.execute_tool.duration", >= 0, "execute_tool"));
        Assert.Contains(("liveapi.sessions.open", 1d, null), figures);
        Assert.Contains(("liveapi.sessions.open", -1d, null), figures);
    }

    private static string? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            if (tag.Key == name)
            {
                return tag.Value as string;
            }
        }

        return null;
    }

    private static async Task TalkAsync(string name)
    {
        SessionFixture.FunctionTool tool = new("book_table", static (_, _) => Task.FromResult(JsonDocument.Parse("{}").RootElement));
        await using SessionFixture live = await SessionFixture.OpenAsync(options => options with { Name = name, Tools = [tool] });
        Task<LiveTurn> running = live.Session.RunTurnAsync(new TurnRequest { Text = "A table, please." }, null, TestContext.Current.CancellationToken);
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync("""{"toolCall":{"functionCalls":[{"id":"call_1","name":"book_table","args":{}}]}}""");
        await live.Server.ReceiveAsync();
        await live.Server.SendAsync("""{"serverContent":{"modelTurn":{"parts":[{"text":"Done."}]}}}""");
        await live.Server.SendAsync("""{"serverContent":{"turnComplete":true},"usageMetadata":{"promptTokenCount":100,"responseTokenCount":10,"totalTokenCount":110}}""");
        await running;
        await live.Server.SendAsync("""{"usageMetadata":{"promptTokenCount":200,"responseTokenCount":5,"totalTokenCount":205}}""");
        await live.Server.CloseAsync(1011, "Internal error encountered.");
        await live.Session.Completion;
    }
}
