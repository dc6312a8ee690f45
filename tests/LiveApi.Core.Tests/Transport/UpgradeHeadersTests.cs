using System;
using System.Collections.Generic;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Tests.Transport;

public sealed class UpgradeHeadersTests
{
    private const string Secret = "SecretThatNoTextMayHold";

    [Fact]
    public void Added_headers_go_with_those_of_the_credential()
        => Assert.Equal(
            [new("x-tenant", "7"), new("x-goog-api-key", "k")],
            UpgradeHeaders.Join([new("x-tenant", "7")], [new("x-goog-api-key", "k")]));

    [Fact]
    public void A_gateways_own_authorization_may_be_added_where_no_credential_is_given()
        => Assert.Single(UpgradeHeaders.Join([new("Authorization", "Bearer gateway")], []));

    [Theory]
    [InlineData("Host", "x")]
    [InlineData("upgrade", "h2c")]
    [InlineData("Sec-WebSocket-Protocol", "x")]
    [InlineData("Proxy-Authorization", "Basic " + Secret)]
    [InlineData("X-GOOG-API-KEY", Secret)]
    [InlineData("x bad", Secret)]
    [InlineData("x-bad:", Secret)]
    [InlineData("", Secret)]
    [InlineData("x-line", Secret + "\r\nx-other: 1")]
    [InlineData("x-letter", Secret + "\u00e9")]
    public void What_cannot_be_sent_is_refused_without_repeating_a_value(string name, string value)
    {
        IReadOnlyList<KeyValuePair<string, string>> credential = [new("x-goog-api-key", "k")];

        LiveException fault = Assert.Throws<LiveException>(() => UpgradeHeaders.Join([new(name, value)], credential));

        Assert.Equal(LiveFault.HeaderInvalid, fault.Fault);
        Assert.DoesNotContain(Secret, fault + fault.Advice, StringComparison.Ordinal);
    }
}
