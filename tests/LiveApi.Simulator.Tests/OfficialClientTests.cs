using System;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>The JavaScript client that Google publishes, with its base URL changed and nothing else.</summary>
public sealed class OfficialClientTests(OfficialClient client) : IClassFixture<OfficialClient>
{
    [Fact]
    public void A_text_is_answered_in_words_and_sound()
    {
        JsonNode result = client.Of("text");

        Assert.Equal("Good morning, 晴れ!", (string?)result["said"]);
        Assert.InRange((int)result["audioBytes"]!, 10_000, 200_000);
        Assert.InRange((int)result["tokens"]!, 1, 100);
        Assert.Equal("{}", result["setupComplete"]!.ToJsonString());
    }

    [Fact]
    public void Client_content_is_answered() => Assert.Equal("From the history.", (string?)client.Of("content")["said"]);

    [Fact]
    public void Speech_is_heard_and_comes_back()
    {
        JsonNode result = client.Of("audio");

        Assert.Matches(@"^\d\.\d+ seconds of speech\.", (string?)result["heard"]);
        Assert.StartsWith("I heard ", (string?)result["said"], StringComparison.Ordinal);
        Assert.InRange((int)result["audioBytes"]!, 40_000, 1_000_000);
    }

    [Fact]
    public void A_function_is_called_and_its_answer_said()
    {
        JsonNode result = client.Of("tool");

        Assert.Equal("""{"name":"get_weather","args":{"city":"Bergen"}}""", result["call"]!.ToJsonString());
        Assert.EndsWith("The weather in Bergen: rain.", (string?)result["said"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_interrupts_the_answer_before_it()
        => Assert.Equal("""["interrupted","turnComplete"]""", client.Of("bargeIn")["flags"]!.ToJsonString());

    [Fact]
    public void A_session_is_resumed_with_all_it_knew()
    {
        JsonNode result = client.Of("resumption");

        Assert.True((bool)result["resumable"]!);
        Assert.Equal("Your name is Ada.", (string?)result["said"]);
    }

    [Fact]
    public void A_token_opens_one_session_and_no_other()
    {
        JsonNode result = client.Of("token");

        Assert.Equal("auth_tokens/...", (string?)result["name"]);
        Assert.InRange((int)result["audioBytes"]!, 10_000, 200_000);
        Assert.Contains("code 1008", (string?)result["again"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_a_connection_is_announced() => Assert.Equal("10s", (string?)client.Of("goAway")["timeLeft"]);

    [Fact]
    public void A_model_that_nobody_knows_is_refused_with_the_services_words()
        => Assert.Contains("(code 1008): models/no-such-model is not found for API version v1", (string?)client.Of("wrongModel")["refused"], StringComparison.Ordinal);

    [Fact]
    public void The_other_backend_is_served_in_its_own_dialect()
    {
        JsonNode result = client.Of("vertex");

        Assert.Equal("On the other backend.", (string?)result["said"]);
        Assert.Equal("string", (string?)result["session"]);
        Assert.True((bool)result["tokens"]!);
    }
}
