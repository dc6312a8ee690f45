using System;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Sessions.Supervision;

/// <summary>Who has the word: a silence of the service is one only while it is the service's turn to speak.</summary>
public sealed class ServicesTurnTests
{
    private readonly TurnClock _clock = new(TurnEnding.TurnComplete);
    private readonly object _gate = new();
    private readonly ManualTimeProvider _time = new();

    private ReplyWatch Watch => field ??= new ReplyWatch(_clock, _time, _gate);

    [Fact]
    public void An_answer_that_has_begun_has_to_go_on_until_its_turn_ends()
    {
        Watch.Ask();
        _clock.On(TurnSign.Content);

        Assert.False(Watch.IsDue);
        Assert.True(Watch.IsServicesTurn);
        _clock.On(TurnSign.TurnComplete);
        Assert.False(Watch.IsServicesTurn);
    }

    [Fact]
    public void A_model_that_goes_on_by_itself_may_think_for_as_long_as_it_likes()
    {
        _clock.On(TurnSign.Content);
        _clock.On(TurnSign.RemarkComplete);

        Assert.False(Watch.IsServicesTurn);
    }

    [Fact]
    public void While_a_function_runs_it_is_the_clients_turn_and_after_the_last_result_the_services()
    {
        Call("call-1", "call-2");
        Assert.False(Watch.IsServicesTurn);

        Watch.OnCallsOver(["call-1"]);
        Assert.False(Watch.IsServicesTurn);

        _time.Advance(TimeSpan.FromSeconds(5));
        Watch.OnCallsOver(["call-2"]);
        Assert.True(Watch.IsServicesTurn);
        Assert.Equal(_time.GetTimestamp(), Watch.AskedAt);
    }

    [Fact]
    public void A_service_that_says_nothing_to_results_that_went_out_twice_has_lost_them_until_it_calls_again()
    {
        Call("call-1");
        Watch.OnCallsOver(["call-1"]);
        Assert.False(Watch.IsDeafToResults);

        Watch.OnResultsRepeated();
        Assert.True(Watch.IsDeafToResults);

        Call("call-2");
        Assert.False(Watch.IsDeafToResults);
    }

    [Fact]
    public void A_turn_that_is_lost_takes_its_calls_along()
    {
        Call("call-1");
        _clock.On(TurnSign.Lost);
        Watch.Forget();
        _clock.On(TurnSign.ToolCall);

        Assert.True(Watch.IsServicesTurn);
    }

    private void Call(params string[] ids)
    {
        _clock.On(TurnSign.ToolCall);
        Watch.OnCalls(Array.ConvertAll(ids, static id => new FunctionCall { Id = id }));
    }
}
