using System.Linq;
using System.Threading.Tasks;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Sessions;
using LiveApi.Simulator.Time;
using Xunit;

namespace LiveApi.Conversation.Tests;

/// <summary>The client against each kind of thing that the service does.</summary>
public sealed class ScenarioTests
{
    [Fact]
    public async Task A_tool_is_called_and_its_answer_spoken()
    {
        await using Talk talk = await Talk.OpenAsync("weather", options => options with { Tools = [new Weather()] });

        LiveTurn turn = await talk.Session.RunTurnAsync(new TurnRequest { Text = "How is the weather in Bergen?" }, null, TestContext.Current.CancellationToken);

        Assert.Equal("""{"city":"Bergen"}""", Assert.Single(turn.ToolCalls).Arguments);
        Assert.Contains("rain in Bergen", turn.Transcript, System.StringComparison.Ordinal);
        Assert.Equal(TurnOutcome.Completed, turn.Outcome);
    }

    [Fact]
    public async Task A_model_that_nobody_knows_is_explained()
    {
        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => Talk.OpenAsync(setup: setup => setup with { Model = "models/no-such-model" }));

        Assert.Equal(LiveFault.ModelNotFound, fault.Fault);
        Assert.Contains("no-such-model", fault.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_while_the_model_speaks_interrupts_it()
    {
        await using Talk talk = await Talk.OpenAsync();
        await talk.Session.SendTextAsync(string.Join(' ', Enumerable.Repeat("a long answer", 200)), TestContext.Current.CancellationToken);
        using LiveReader reader = talk.Session.OpenReader();
        LiveMessage? message;
        do
        {
            message = await reader.ReadAsync(TestContext.Current.CancellationToken);
        }
        while (message is not (LiveAudio or null));
        await talk.Session.SendTextAsync("Wait.", TestContext.Current.CancellationToken);
        string said = string.Empty;
        int ends = 0;
        while (ends < 2 && await reader.ReadAsync(TestContext.Current.CancellationToken) is { } next)
        {
            said += next is LiveTranscript { Turn: 2, Kind: LiveMessageKind.OutputTranscript } transcript ? transcript.Text : string.Empty;
            ends += next.EndsTurn ? 1 : 0;
        }

        Assert.Equal("Wait.", said);
    }

    [Fact]
    public async Task Go_away_comes_before_the_end_and_both_reach_the_reader()
    {
        await using Talk talk = await Talk.OpenAsync("go-away", options => options with { Reconnect = ReconnectPolicy.Never }, speed: Speed.Times(100));
        await talk.Session.SendTextAsync("Hello", TestContext.Current.CancellationToken);
        using LiveReader reader = talk.Session.OpenReader();
        System.Collections.Generic.List<LiveMessageKind> kinds = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken) is { } message)
        {
            kinds.Add(message.Kind);
        }

        Assert.Contains(LiveMessageKind.GoAway, kinds);
        Assert.Equal(LiveMessageKind.SessionClosed, kinds[^1]);
        Assert.True(talk.Session.Closed!.IsError);
    }
}
