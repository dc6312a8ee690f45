using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Auth;
using Xunit;

namespace LiveApi.Tests.Auth;

public sealed class LiveCredentialTests
{
    private const string Secret = "AIzaSyTheSecretThatNoTextMayHold00000";

    [Fact]
    public async Task An_API_key_goes_into_its_header()
    {
        LiveCredential key = LiveCredential.ApiKey($" {Secret}\n");

        Assert.Equal(("x-goog-api-key", Secret), await HeaderAsync(key));
        Assert.False(key.NeedsConstrainedMethod);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_ephemeral_token_is_one_by_its_form_whatever_it_was_passed_as(bool asKey)
    {
        LiveCredential token = asKey ? LiveCredential.ApiKey("auth_tokens/0a1b") : LiveCredential.EphemeralToken("auth_tokens/0a1b");

        Assert.Equal(("Authorization", "Token auth_tokens/0a1b"), await HeaderAsync(token));
        Assert.True(token.NeedsConstrainedMethod);
        Assert.Equal("ephemeral token", token.Kind);
    }

    [Fact]
    public async Task An_access_token_is_asked_for_at_every_dial()
    {
        int asked = 0;
        LiveCredential token = LiveCredential.AccessToken(_ => new ValueTask<string>($"ya29.token-{++asked}"));

        Assert.Equal(("Authorization", "Bearer ya29.token-1"), await HeaderAsync(token));
        Assert.Equal(("Authorization", "Bearer ya29.token-2"), await HeaderAsync(token));
    }

    [Fact]
    public async Task An_ephemeral_token_from_a_source_says_when_it_ends_and_ends_the_session_then()
    {
        DateTimeOffset end = new(2026, 11, 22, 10, 30, 0, TimeSpan.Zero);
        LiveCredential asked = LiveCredential.EphemeralToken(_ => new ValueTask<IssuedToken>(new IssuedToken("auth_tokens/0a1b", end)));
        LiveCredential given = LiveCredential.EphemeralToken("auth_tokens/0a1b", end);
        LiveCredential access = LiveCredential.AccessToken(_ => new ValueTask<IssuedToken>(new IssuedToken("ya29.x", end))).WithQuotaProject("p-1");

        LiveGrant[] grants = [await GrantAsync(asked), await GrantAsync(given), await GrantAsync(access)];

        Assert.Equal("Token auth_tokens/0a1b", grants[0].Headers.Single().Value);
        Assert.True(asked.NeedsConstrainedMethod);
        Assert.All(grants, grant => Assert.Equal(end, grant.ExpiresAt));
        Assert.Equal([(true, true), (true, false), (false, true)], grants.Select(grant => (grant.EndsSession, grant.IsRenewable)));
        Assert.All(grants, grant => Assert.DoesNotContain("0a1b", grant.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain("secret", new IssuedToken("secret", end).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_gives_something_else_than_an_ephemeral_token_is_refused_without_being_repeated()
    {
        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => GrantAsync(LiveCredential.EphemeralToken(_ => new ValueTask<IssuedToken>(new IssuedToken(Secret)))));

        Assert.Equal(LiveFault.CredentialMalformed, fault.Fault);
        Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_gives_nothing_or_nonsense_is_named()
    {
        LiveException empty = await Assert.ThrowsAsync<LiveException>(() => HeaderAsync(LiveCredential.AccessToken(_ => new ValueTask<string>(" "))));
        LiveException broken = await Assert.ThrowsAsync<LiveException>(() => HeaderAsync(LiveCredential.AccessToken(_ => new ValueTask<string>("ya29.a\nERROR: (gcloud) no"))));

        Assert.Equal(LiveFault.CredentialMissing, empty.Fault);
        Assert.Equal(LiveFault.CredentialMalformed, broken.Fault);
    }

    [Theory]
    [InlineData("AIzaSy\nSecret", "U+000A")]
    [InlineData("AIzaSy Secret", "U+0020")]
    [InlineData("AIzaSy\u201cSecret", "U+201C")]
    public void A_key_that_cannot_be_one_is_refused_without_being_repeated(string key, string character)
    {
        LiveException fault = Assert.Throws<LiveException>(() => LiveCredential.ApiKey(key));

        Assert.Equal(LiveFault.CredentialMalformed, fault.Fault);
        Assert.Contains(character, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AIza", fault.ToString() + fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_passed_as_an_ephemeral_token_is_refused_without_being_repeated()
    {
        LiveException fault = Assert.Throws<LiveException>(() => LiveCredential.EphemeralToken(Secret));

        Assert.Equal(LiveFault.CredentialMalformed, fault.Fault);
        Assert.DoesNotContain(Secret, fault.ToString() + fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void No_credential_shows_its_secret()
    {
        LiveCredential[] all =
        [
            LiveCredential.ApiKey(Secret), LiveCredential.EphemeralToken("auth_tokens/" + Secret), LiveCredential.AccessToken(Secret), LiveCredential.None,
        ];

        Assert.All(all, one => Assert.DoesNotContain(Secret, one.ToString() + one.Kind, StringComparison.Ordinal));
    }

    private static Task<LiveGrant> GrantAsync(LiveCredential credential) => credential.GrantAsync(TestContext.Current.CancellationToken).AsTask();

    private static async Task<(string Name, string Value)> HeaderAsync(LiveCredential credential)
    {
        IReadOnlyList<KeyValuePair<string, string>> headers = (await GrantAsync(credential)).Headers;
        return (headers.Single().Key, headers.Single().Value);
    }
}
