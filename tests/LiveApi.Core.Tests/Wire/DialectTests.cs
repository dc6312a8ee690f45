using System;
using System.Text;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Wire;

/// <summary>The spellings that the wire allows for the same value.</summary>
public class DialectTests
{
    private static ServerMessage Server(string json) => WireFormat.ReadServer(Encoding.UTF8.GetBytes(json));

    private static ClientMessage Client(string json) => WireFormat.ReadClient(Encoding.UTF8.GetBytes(json));

    private static string Text(ServerMessage message) => Encoding.UTF8.GetString(WireFormat.ToUtf8(message));

    private static string Text(ClientMessage message) => Encoding.UTF8.GetString(WireFormat.ToUtf8(message));

    [Theory]
    [InlineData("\"123\"", 123)]
    [InlineData("123", 123)]
    [InlineData("\"9223372036854775807\"", long.MaxValue)]
    [InlineData("25000.0", 25000)]
    [InlineData("2.5e4", 25000)]
    public void A_64_bit_integer_is_a_string_or_a_number(string json, long expected)
        => Assert.Equal(expected, Server($$$"""{"sessionResumptionUpdate":{"lastConsumedClientMessageIndex":{{{json}}}}}""").SessionResumptionUpdate!.LastConsumedClientMessageIndex);

    [Fact]
    public void A_64_bit_integer_is_written_as_a_string()
        => Assert.Equal("""{"setup":{"contextWindowCompression":{"triggerTokens":"25000"}}}""", Text(new ClientMessage { Setup = new() { ContextWindowCompression = new() { TriggerTokens = 25000 } } }));

    [Theory]
    [InlineData("19")]
    [InlineData("\"19\"")]
    [InlineData("19.0")]
    public void A_32_bit_integer_may_come_as_a_string(string json)
        => Assert.Equal(19, Server($$$"""{"usageMetadata":{"promptTokenCount":{{{json}}}}}""").UsageMetadata!.PromptTokenCount);

    [Theory]
    [InlineData("0.7")]
    [InlineData("\"0.7\"")]
    [InlineData("7e-1")]
    public void A_number_with_a_fraction_may_come_as_a_string(string json)
        => Assert.Equal(0.7, Client($$$$"""{"setup":{"generationConfig":{"temperature":{{{{json}}}}}}}""").Setup!.GenerationConfig!.Temperature);

    [Theory]
    [InlineData("\"50s\"", 50_000)]
    [InlineData("\"3.840s\"", 3_840)]
    [InlineData("\"0.240000000s\"", 240)]
    [InlineData("\"-0.5s\"", -500)]
    [InlineData("""{"seconds":"3","nanos":840000000}""", 3_840)]
    [InlineData("""{"seconds":50}""", 50_000)]
    [InlineData("{}", 0)]
    public void A_duration_is_text_or_seconds_and_nanos(string json, int milliseconds)
        => Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Server($$$"""{"goAway":{"timeLeft":{{{json}}}}}""").GoAway!.TimeLeft);

    [Theory]
    [InlineData(500_000_000L, "50s")]
    [InlineData(38_400_000L, "3.840s")]
    [InlineData(-5_000_000L, "-0.500s")]
    [InlineData(-15_000_000L, "-1.500s")]
    [InlineData(12_340L, "0.001234s")]
    [InlineData(1L, "0.000000100s")]
    public void A_duration_is_written_with_as_many_digits_as_it_needs(long ticks, string text)
        => Assert.Equal($$$"""{"goAway":{"timeLeft":"{{{text}}}"}}""", Text(new ServerMessage { GoAway = new() { TimeLeft = TimeSpan.FromTicks(ticks) } }));

    [Theory]
    [InlineData("+/8BAg==")]
    [InlineData("+/8BAg")]
    [InlineData("-_8BAg==")]
    [InlineData("-_8BAg")]
    [InlineData(@"\u002B\/8BAg==")]
    public void Bytes_are_base64_in_either_alphabet_with_or_without_padding(string text)
        => Assert.Equal([0xFB, 0xFF, 1, 2], Client($$$$"""{"realtimeInput":{"audio":{"data":"{{{{text}}}}"}}}""").RealtimeInput!.Audio!.Data!);

    [Fact]
    public void Bytes_are_written_in_the_standard_alphabet()
        => Assert.Equal("""{"realtimeInput":{"audio":{"data":"+/8BAg=="}}}""", Text(new ClientMessage { RealtimeInput = new() { Audio = new() { Data = [0xFB, 0xFF, 1, 2] } } }));

    [Theory]
    [InlineData("\"AUDIO\"", "AUDIO")]
    [InlineData("3", "AUDIO")]
    [InlineData("\"3\"", "AUDIO")]
    [InlineData("77", "77")]
    [InlineData("\"HOLOGRAM\"", "HOLOGRAM")]
    public void An_enum_is_a_word_or_a_number_and_may_be_one_that_we_do_not_know(string json, string expected)
        => Assert.Equal([expected], Client($$$$"""{"setup":{"generationConfig":{"responseModalities":[{{{{json}}}}]}}}""").Setup!.GenerationConfig!.ResponseModalities!);

    [Fact]
    public void An_enum_number_that_we_do_not_know_is_written_back_as_a_number()
    {
        const string Json = """{"serverContent":{"turnCompleteReason":99}}""";
        Assert.Equal(Json, Text(Server(Json)));
    }

    [Fact]
    public void The_same_word_has_another_number_where_tokens_are_counted()
        => Assert.Equal(Modality.Video, Server("""{"usageMetadata":{"promptTokensDetails":[{"modality":3}]}}""").UsageMetadata!.PromptTokensDetails![0].Modality);

    [Theory]
    [InlineData("""{"usageMetadata":{"responseTokenCount":8,"responseTokensDetails":[{"modality":"TEXT","tokenCount":8}]}}""", UsageNaming.Response)]
    [InlineData("""{"usageMetadata":{"candidatesTokenCount":8,"candidatesTokensDetails":[{"modality":"TEXT","tokenCount":8}]}}""", UsageNaming.Candidates)]
    public void Usage_is_read_in_both_namings_and_written_in_the_one_that_was_read(string json, UsageNaming naming)
    {
        ServerMessage message = Server(json);
        Assert.Equal(8, message.UsageMetadata!.ResponseTokenCount);
        Assert.Equal(8, message.UsageMetadata.ResponseTokensDetails![0].TokenCount);
        Assert.Equal(naming, message.UsageMetadata.Naming);
        Assert.Equal(json, Text(message));
    }

    [Fact]
    public void Null_is_absent()
    {
        ServerMessage message = Server("""{"goAway":null,"serverContent":{"turnComplete":null,"modelTurn":{"parts":[null,{"text":"a"}]}}}""");
        Assert.Equal("""{"serverContent":{"modelTurn":{"parts":[{"text":"a"}]}}}""", Text(message));
    }

    [Fact]
    public void The_indented_form_is_the_services_own_to_the_byte()
    {
        byte[] bytes = WireFormat.ToUtf8(new ServerMessage { SetupComplete = new() }, indented: true);
        Assert.Equal("{\n  \"setupComplete\": {}\n}\n", Encoding.UTF8.GetString(bytes));
    }
}
