using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.GoogleAuth.Tests.Support;
using Xunit;

namespace LiveApi.GoogleAuth.Tests;

/// <summary>A service account's key against a token endpoint over real HTTP.</summary>
public sealed class ServiceAccountTests : IDisposable
{
    private readonly SignIn _signIn = new();

    public void Dispose() => _signIn.Dispose();

    [Fact]
    public async Task A_token_is_asked_for_with_an_assertion_that_the_key_has_signed()
    {
        _signIn.Service.GiveTokens();
        long now = _signIn.Time.GetUtcNow().ToUnixTimeSeconds();

        Assert.Equal("Bearer ya29.token-1", await SignIn.TokenAsync(_signIn.FromKey()));

        Dictionary<string, string> form = Assert.Single(_signIn.Service.Forms);
        Assert.Equal("urn:ietf:params:oauth:grant-type:jwt-bearer", form["grant_type"]);
        JsonElement claims = ServiceAccountKey.ClaimsOf(form["assertion"]);
        Assert.Equal(ServiceAccountKey.Email, claims.GetProperty("iss").GetString());
        Assert.Equal("https://oauth2.googleapis.com/token", claims.GetProperty("aud").GetString());
        Assert.Equal("https://www.googleapis.com/auth/cloud-platform", claims.GetProperty("scope").GetString());
        Assert.Equal((now, now + 3600), (claims.GetProperty("iat").GetInt64(), claims.GetProperty("exp").GetInt64()));
    }

    [Fact]
    public async Task A_token_is_kept_while_it_is_good()
    {
        LiveCredential credential = _signIn.FromKey();
        _signIn.Service.GiveTokens();

        Assert.Equal("Bearer ya29.token-1", await SignIn.TokenAsync(credential));
        _signIn.Time.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal("Bearer ya29.token-1", await SignIn.TokenAsync(credential));
        Assert.Single(_signIn.Service.Forms);
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_ends()
    {
        LiveCredential credential = _signIn.FromKey();
        _signIn.Service.GiveTokens();
        await SignIn.TokenAsync(credential);

        _signIn.Time.Advance(TimeSpan.FromMinutes(59.5));

        Assert.Equal("Bearer ya29.token-2", await SignIn.TokenAsync(credential));
        Assert.Equal(_signIn.Time.GetUtcNow().ToUnixTimeSeconds(), ServiceAccountKey.ClaimsOf(_signIn.Service.Forms[1]["assertion"]).GetProperty("iat").GetInt64());
    }

    [Fact]
    public async Task A_token_that_was_refused_is_not_given_again()
    {
        LiveCredential credential = _signIn.FromKey();
        _signIn.Service.GiveTokens();
        await SignIn.TokenAsync(credential);

        credential.Renew();

        Assert.Equal("Bearer ya29.token-2", await SignIn.TokenAsync(credential));
    }

    [Theory]
    [InlineData("invalid_grant", "Invalid JWT Signature.", "Make a new key")]
    [InlineData("invalid_grant", "Invalid grant: account not found", "service account is gone")]
    [InlineData("invalid_scope", "Some requested scopes cannot be shown", "scope")]
    [InlineData("unauthorized_client", "Unauthorized client or scope in request.", "IAM")]
    public async Task A_refused_token_is_explained_with_what_Google_said(string error, string description, string advice)
    {
        _signIn.Service.Refuse(400, new { error, error_description = description });

        LiveException fault = await SignIn.FaultAsync(_signIn.FromKey());

        Assert.Equal(LiveFault.CredentialRefused, fault.Fault);
        Assert.Equal($"Google gives {ServiceAccountKey.Email} no access token (400: {error}: {description}).", fault.Message);
        Assert.Contains(advice, fault.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "This machine's clock is 3 hours behind Google's")]
    [InlineData(-0.5, "This machine's clock is 30 minutes ahead of Google's")]
    [InlineData(-48, "This machine's clock is 2 days ahead of Google's")]
    [InlineData(0, "This machine's clock is off")]
    public async Task A_clock_that_is_off_is_named_and_measured(double hours, string advice)
    {
        _signIn.ClockBehind = TimeSpan.FromHours(hours);
        _signIn.Service.Refuse(400, new
        {
            error = "invalid_grant",
            error_description = "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.",
        });

        LiveException fault = await SignIn.FaultAsync(_signIn.FromKey());

        Assert.StartsWith(advice, fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_answers_nonsense_is_explained()
    {
        _signIn.Service.Refuse(502, "<html>Bad gateway</html>");

        LiveException fault = await SignIn.FaultAsync(_signIn.FromKey());

        Assert.Equal(LiveFault.CredentialRefused, fault.Fault);
        Assert.Contains("502", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_a_refused_connection()
    {
        LiveCredential credential = _signIn.FromKey();
        _signIn.Service.Dispose();

        Assert.Equal(LiveFault.ConnectionRefused, (await SignIn.FaultAsync(credential)).Fault);
    }

    [Fact]
    public async Task Waiting_for_a_token_can_be_given_up()
    {
        using System.Net.Sockets.TcpListener silent = new(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        string address = $"http://{silent.LocalEndpoint}/token";
        LiveCredential credential = _signIn.Credential(_signIn.Options with { File = _signIn.KeyFile(file => file["token_uri"] = address) });
        using CancellationTokenSource stop = new();
        Task asking = credential.GrantAsync(stop.Token).AsTask();
        using System.Net.Sockets.TcpClient asked = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("said", "set", "in-file", "said")]
    [InlineData(null, "set", "in-file", "set")]
    [InlineData(null, null, "in-file", "in-file")]
    public async Task The_project_that_pays_goes_into_its_header(string? said, string? set, string? inFile, string? expected)
    {
        _signIn.Service.GiveTokens();
        if (set is not null) { _signIn.Variables["GOOGLE_CLOUD_QUOTA_PROJECT"] = set; }
        GoogleCredentialFile file = _signIn.KeyFile(json => json["quota_project_id"] = inFile);

        Dictionary<string, string> headers = await SignIn.HeadersAsync(_signIn.Credential(_signIn.Options with { File = file, QuotaProject = said }));

        Assert.Equal(expected, headers.GetValueOrDefault("x-goog-user-project"));
    }
}
