using System;
using System.Linq;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

public class ResumptionTests
{
    private const string Resumable = "\"sessionResumption\":{},\"outputAudioTranscription\":{}";

    [Fact]
    public void A_session_goes_on_where_it_was_on_another_connection()
    {
        Stage first = Stage.Ready("go-away", Resumable);
        first.Text("one");
        first.Wait(20_000);
        Assert.Equal("10s", (string?)first.Last("goAway")["goAway"]!["timeLeft"]);
        Assert.Equal(1008, first.Closed!.Value.Code);

        Stage second = Resume(first);
        second.Text("two");
        second.Wait(20_000);

        Assert.Equal("Here I am again, on connection 2.", second.Words("outputTranscription"));
        int before = (int)first.Last("turnComplete")["usageMetadata"]!["totalTokenCount"]!;
        Assert.True((int)second.Last("turnComplete")["usageMetadata"]!["promptTokenCount"]! > before, "The context goes on, too.");
    }

    [Fact]
    public void Without_the_handle_it_begins_anew()
    {
        Stage first = Stage.Ready("go-away", Resumable);
        first.Text("one");
        first.Wait(10_000);
        first.Leave();

        Stage second = new(before: first);
        second.SetUp(Resumable);
        second.Text("two");
        second.Wait(10_000);

        Assert.Equal("I am here, but not for long.", second.Words("outputTranscription"));
    }

    [Fact]
    public void A_call_that_was_pending_can_still_be_answered_by_its_id()
    {
        string tools = "\"tools\":[{\"functionDeclarations\":[{\"name\":\"get_weather\",\"behavior\":\"BLOCKING\"}]}]," + Resumable;
        Stage first = Stage.Ready("weather", tools);
        first.Text("weather in Oslo");
        first.Wait(1_000);
        string id = (string)first.Last("toolCall")["toolCall"]!["functionCalls"]![0]!["id"]!;
        first.Leave();

        Stage second = Resume(first, tools);
        second.Client("{\"toolResponse\":{\"functionResponses\":[{\"id\":\"" + id + "\",\"response\":{\"output\":\"fog\"}}]}}");
        second.Wait(20_000);

        Assert.Equal("The weather in Oslo: fog.", second.Words("outputTranscription"));
    }

    [Fact]
    public void A_handle_is_worth_nothing_two_hours_after_its_session_ended()
    {
        Stage first = Stage.Ready("parrot", Resumable);
        string handle = HandleOf(first);
        first.Leave();
        first.Wait((int)TimeSpan.FromHours(2).TotalMilliseconds + 1);

        Stage second = new(before: first);
        second.SetUp($"\"sessionResumption\":{{\"handle\":\"{handle}\"}}");

        Assert.Equal(1008, second.Closed!.Value.Code);
    }

    [Fact]
    public void A_handle_belongs_to_its_model()
    {
        Stage first = Stage.Ready("parrot", Resumable);
        first.Leave();

        Stage second = new(before: first);
        second.SetUp($"\"sessionResumption\":{{\"handle\":\"{HandleOf(first)}\"}}", "models/gemini-3.1-flash-live-preview");

        Assert.Equal(1007, second.Closed!.Value.Code);
    }

    [Fact]
    public void A_connection_that_is_resumed_elsewhere_while_it_is_open_is_closed()
    {
        Stage first = Stage.Ready("parrot", Resumable);
        Stage second = Resume(first);

        Assert.Equal((1008, "The operation was aborted."), first.Closed);
        Assert.Null(second.Closed);
    }

    [Fact]
    public void Older_models_give_a_handle_after_each_turn()
    {
        Stage stage = Stage.Ready("parrot", Resumable, "models/gemini-2.5-flash-native-audio-preview-12-2025");
        stage.Text("hello");
        stage.Wait(10_000);

        Assert.Equal(
            [true, false, true],
            stage.Sent.Select(sent => sent.Message["sessionResumptionUpdate"]).Where(update => update is not null).Select(update => update!["newHandle"] is not null));
        Assert.Equal("sessionResumptionUpdate", stage.Kinds()[^1]);
    }

    [Fact]
    public void An_expired_token_ends_the_session_with_the_next_message_and_a_new_one_goes_on()
    {
        Stage first = Stage.Ready("token-expiry", Resumable);
        first.Text("one");
        first.Wait(10_000);
        Assert.Null(first.Closed);
        first.Text("two");
        Assert.Equal((1008, "Token expired"), first.Closed);

        Stage same = new(before: first);
        same.SetUp(Resumable);
        Assert.Equal((1007, "API key expired. Please renew the API key."), same.Closed);

        Stage renewed = new(before: first, credential: "another key");
        renewed.SetUp($"\"sessionResumption\":{{\"handle\":\"{HandleOf(first)}\"}},\"outputAudioTranscription\":{{}}");
        renewed.Text("three");
        renewed.Wait(10_000);
        Assert.Equal("Welcome back, on connection 2.", renewed.Words("outputTranscription"));
    }

    [Fact]
    public void A_resumption_that_is_refused_does_not_make_a_handle_last_longer()
    {
        using Stage first = Stage.Ready("parrot", Resumable);
        first.Wait(1_000);
        first.Leave();
        using Stage other = new(before: first);
        other.SetUp($"\"sessionResumption\":{{\"handle\":\"{HandleOf(first)}\"}}", "models/gemini-3.1-flash-live-preview");
        Assert.Equal(1007, other.Closed!.Value.Code);

        first.Wait(3 * 60 * 60_000);
        using Stage late = Resume(first);

        Assert.Equal(1008, late.Closed!.Value.Code);
    }

    private static Stage Resume(Stage first, string setup = Resumable)
    {
        Stage second = new(before: first);
        second.SetUp(setup.Replace("\"sessionResumption\":{}", $"\"sessionResumption\":{{\"handle\":\"{HandleOf(first)}\"}}", StringComparison.Ordinal));
        return second;
    }

    private static string HandleOf(Stage stage) => (string)stage.Last("sessionResumptionUpdate")["sessionResumptionUpdate"]!["newHandle"]!;
}
