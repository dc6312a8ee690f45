using System;
using System.Linq;
using System.Text;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Wire;

/// <summary>What is not a message ends in one clear error, and shows no secret.</summary>
public class UnreadableMessageTests
{
    [Theory]
    [InlineData("1e999")]
    [InlineData("\"-1e999\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"warm\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    public void A_number_is_finite(string json)
        => Assert.Throws<LiveException>(() => WireFormat.ReadClient(Encoding.UTF8.GetBytes($$$$"""{"setup":{"generationConfig":{"temperature":{{{{json}}}}}}}""")));

    public static TheoryData<string> Broken { get; } =
    [
        "", " ", "null", "[]", "1", "{", "{}{}", "{\"goAway\":", "{\"goAway\":[]}", "{\"serverContent\":{\"modelTurn\":{\"parts\":{}}}}",
        "{\"goAway\":{\"timeLeft\":\"soon\"}}", "{\"goAway\":{\"timeLeft\":\"999999999999999999999s\"}}", "{\"goAway\":{\"timeLeft\":{\"hours\":1}}}",
        "{\"usageMetadata\":{\"promptTokenCount\":1.5}}", "{\"usageMetadata\":{\"promptTokenCount\":99999999999}}", "{\"usageMetadata\":{\"promptTokenCount\":\"many\"}}",
        "{\"serverContent\":{\"modelTurn\":{\"parts\":[{\"inlineData\":{\"data\":\"A*B\"}}]}}}",
        "{\"serverContent\":{\"modelTurn\":{\"parts\":[{\"text\":\"\\ud800\"}]}}}", "{\"toolCall\":{\"functionCalls\":[{\"args\":{\"a\":\"\\uDC00\"}}]}}",
        "{\"server_content\":{\"turn_complete\":tru}}", "{\"server_content\":{}} x",
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public void Is_named_as_such(string json)
    {
        LiveException fault = Assert.Throws<LiveException>(() => WireFormat.ReadServer(Encoding.UTF8.GetBytes(json)));
        Assert.Equal(LiveFault.MessageUnreadable, fault.Fault);
    }

    [Fact]
    public void Nesting_has_a_bound()
    {
        string deep = "{\"toolCall\":{\"functionCalls\":[{\"args\":" + string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100) + "}]}}";
        Assert.Throws<LiveException>(() => WireFormat.ReadServer(Encoding.UTF8.GetBytes(deep)));
    }

    [Theory]
    [InlineData(new byte[] { 0x22, 0xC3, 0x28, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xE6, 0x99, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xED, 0xA0, 0x80, 0x22 })]
    public void Broken_UTF8_is_refused_wherever_it_stands(byte[] text)
    {
        byte[] message = [.. "{\"toolCall\":{\"functionCalls\":[{\"args\":"u8, .. text, .. "}]}}"u8];
        LiveException fault = Assert.Throws<LiveException>(() => WireFormat.ReadServer(message));
        Assert.Contains("UTF-8", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_is_shown_with_its_path()
    {
        LiveException fault = Assert.Throws<LiveException>(() => WireFormat.ReadServer("{\n  \"goAway\": {\n    \"timeLeft\": \"soon\"\n  }\n}\n"u8));
        Assert.Contains("$.goAway.timeLeft", fault.Message, StringComparison.Ordinal);
        Assert.Contains("\"soon\"", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AIzaSyA-0123456789abcdefghijklmnopqrstu")]
    [InlineData("auth_tokens/0a1b2c3d4e5f60718293")]
    [InlineData("ya29.a0AfH6SMBx-0123456789_abcdef")]
    public void A_secret_near_the_place_is_not_shown(string secret)
    {
        for (int padding = 0; padding < 60; padding++)
        {
            string json = $$"""{"secret":"{{secret}}","pad":"{{new string(' ', padding)}}","goAway":7}""";
            LiveException fault = Assert.Throws<LiveException>(() => WireFormat.ReadServer(Encoding.UTF8.GetBytes(json)));
            Assert.DoesNotContain(secret.Substring(0, 12), fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(secret.Substring(secret.Length - 12), fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
        => Assert.NotNull(WireFormat.ReadServer([0xEF, 0xBB, 0xBF, .. "{\"setupComplete\":{}}"u8]).SetupComplete);
}
