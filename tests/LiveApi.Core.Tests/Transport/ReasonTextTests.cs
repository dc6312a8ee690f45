using System;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Tests.Transport;

/// <summary>What the other end said is shown as it is, but never a secret in it.</summary>
public class ReasonTextTests
{
    [Theory]
    [InlineData("The operation was aborted.", "The operation was aborted.")]
    [InlineData("key AIzaSyA0123456789abcdefghijklmnopqrstuv is blocked", "key ... is blocked")]
    [InlineData("auth_tokens/0a1b2c3d4e5f is over", "... is over")]
    [InlineData("Bearer ya29.a0AfH6SMBx-0123 refused", "Bearer ... refused")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9.abc refused", "Bearer ... refused")]
    [InlineData("wss://host/ws?key=mysecret&x=1", "wss://host/ws?key=...&x=1")]
    [InlineData("?access_token=auth_tokens%2F0a1b", "?access_token=...")]
    [InlineData("two\r\n  lines", "two lines")]
    [InlineData("a\u0000\u0007b\u001b[31mred\u009b2J", "a b [31mred 2J")]
    [InlineData("na\u00efve \ud83d\ude00", "na\u00efve \ud83d\ude00")]
    [InlineData("""{"error":{"code":403,"message":"No.","status":"PERMISSION_DENIED"}}""", "No.")]
    [InlineData("""[{"error":{"message":"No."}}]""", "No.")]
    [InlineData("""{"error":"No."}""", """{"error":"No."}""")]
    [InlineData("{ not json", "{ not json")]
    public void Is_fit_to_be_shown(string said, string shown) => Assert.Equal(shown, CloseCatalogue.Explain(1008, said).Reason);

    [Fact]
    public void Is_cut_to_length() => Assert.Equal(303, CloseCatalogue.ExplainUpgrade(404, new string('x', 100_000)).Reason.Length);

    [Theory]
    [InlineData("You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https:", true)]
    [InlineData("You exceeded your current quota, please check your plan and billing details. For more information on this error, head to us.", false)]
    [InlineData("Short and without an end", false)]
    public void A_reason_that_was_cut_to_fit_its_frame_says_so(string said, bool cut)
        => Assert.Equal(cut ? said + "..." : said, CloseCatalogue.Explain(1011, said).Reason);

    [Fact]
    public void A_letter_that_the_cut_went_through_is_left_out()
        => Assert.Equal(new string('x', 120) + "...", CloseCatalogue.Explain(1011, new string('x', 120) + "\uFFFD").Reason);

    [Fact]
    public void A_token_that_expired_is_still_a_matter_of_the_credential()
        => Assert.Contains("Mint a new token", CloseCatalogue.Explain(1008, "auth_tokens/0a1b2c3d4e5f: token expired").Advice, StringComparison.Ordinal);
}
