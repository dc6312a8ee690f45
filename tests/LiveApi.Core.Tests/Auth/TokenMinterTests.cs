using System;
using System.Globalization;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Auth;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Tests.Support;
using LiveApi.Transport;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Tests.Auth;

/// <summary>Tokens from a service on this machine that answers over real HTTP.</summary>
public sealed class TokenMinterTests
{
    private const string Key = "AIzaSyTheSecretThatNoTextMayHold00000";
    private const string Made = "{\n  \"name\": \"auth_tokens/0a1b2c3d4e5f\"\n}\n";

    private static readonly Setup s_setup = new()
    {
        Model = "models/gemini-3.8-live",
        GenerationConfig = new GenerationConfig { ResponseModalities = ["AUDIO"], Temperature = 0.5 },
        SessionResumption = new SessionResumptionConfig(),
        Tools = [new Tool { FunctionDeclarations = [new FunctionDeclaration { Name = "f" }] }],
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_asked_for_with_the_key_in_a_header_and_nothing_that_was_not_said()
    {
        await using HttpDouble service = new(200, Made);
        ManualTimeProvider time = new();

        EphemeralToken token = await Minter(service, time).MintAsync(new TokenRequest(), Cancel);

        (string line, WebHeaderCollection headers, string body) = Assert.Single(service.Requests);
        Assert.Equal("POST /v1beta/auth_tokens", line);
        Assert.Equal(Key, headers["x-goog-api-key"]);
        Assert.Equal("application/json", headers["Content-Type"]);
        Assert.Equal("""{"uses":1}""", body);
        Assert.Equal("auth_tokens/0a1b2c3d4e5f", token.Name);
        Assert.Equal((time.GetUtcNow().AddMinutes(30), time.GetUtcNow().AddMinutes(1), 1), (token.ExpiresAt, token.NewSessionExpiresAt, token.Uses));
        Assert.True(LiveCredential.EphemeralToken(token.Name).NeedsConstrainedMethod);
    }

    [Fact]
    public async Task Times_go_out_as_RFC_3339_in_UTC()
    {
        JsonElement body = await BodyAsync(new TokenRequest { Uses = 0, Lifetime = TimeSpan.FromHours(2), NewSessionLifetime = TimeSpan.FromMinutes(10) });

        Assert.Equal(0, body.GetProperty("uses").GetInt32());
        Assert.Equal("2026-01-01T02:00:00Z", body.GetProperty("expireTime").GetString());
        Assert.Equal("2026-01-01T00:10:00Z", body.GetProperty("newSessionExpireTime").GetString());
    }

    [Fact]
    public async Task The_fields_of_a_setup_stand_directly_in_the_body_and_no_mask_locks_them_all()
    {
        JsonElement body = await BodyAsync(new TokenRequest { Setup = s_setup });

        Assert.Equal("models/gemini-3.8-live", body.GetProperty("bidiGenerateContentSetup").GetProperty("model").GetString());
        Assert.False(body.TryGetProperty("fieldMask", out _));
    }

    [Theory]
    [InlineData("", "model,generationConfig.responseModalities,generationConfig.temperature,tools,sessionResumption")]
    [InlineData("top_p", "model,generationConfig.responseModalities,generationConfig.temperature,tools,sessionResumption,generationConfig.topP")]
    [InlineData("temperature inputAudioTranscription", "model,generationConfig.responseModalities,generationConfig.temperature,tools,sessionResumption,inputAudioTranscription")]
    [InlineData("realtimeInputConfig.activityHandling", "model,generationConfig.responseModalities,generationConfig.temperature,tools,sessionResumption,realtimeInputConfig.activityHandling")]
    public async Task A_mask_names_what_is_set_and_what_is_locked_besides(string additional, string mask)
    {
        JsonElement body = await BodyAsync(new TokenRequest { Setup = s_setup, LockAdditionalFields = Words(additional) });

        Assert.Equal(mask, body.GetProperty("fieldMask").GetString());
    }

    [Fact]
    public async Task Fields_can_be_locked_without_a_setup()
        => Assert.Equal("tools,systemInstruction", (await BodyAsync(new TokenRequest { LockAdditionalFields = ["tools", "system_instruction"] })).GetProperty("fieldMask").GetString());

    public static TheoryData<TokenRequest> Impossible => new(
        new TokenRequest { Uses = -1 },
        new TokenRequest { Lifetime = TimeSpan.FromHours(20) },
        new TokenRequest { Lifetime = TimeSpan.Zero },
        new TokenRequest { NewSessionLifetime = TimeSpan.FromHours(-1) },
        new TokenRequest { NewSessionLifetime = TimeSpan.FromHours(1) },
        new TokenRequest { LockAdditionalFields = [] },
        new TokenRequest { Setup = s_setup, LockAdditionalFields = ["temprature"] },
        new TokenRequest { Setup = s_setup, LockAdditionalFields = ["tools."] });

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public async Task What_cannot_be_is_refused_before_anything_is_sent(TokenRequest request)
    {
        await using HttpDouble service = new(200, Made);

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => Minter(service).MintAsync(request, Cancel));

        Assert.Equal(LiveFault.SetupInvalid, fault.Fault);
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData(400, "API key not valid. Please pass a valid API key.", LiveFault.CredentialRefused)]
    [InlineData(400, "Invalid JSON payload received. Unknown name \"setup\" at 'bidi_generate_content_setup': Cannot find field.", LiveFault.SetupRejected)]
    [InlineData(403, "Method doesn't allow unregistered callers", LiveFault.CredentialRefused)]
    [InlineData(403, "Permission denied: Consumer 'api_key:AIzaSyTheSecretThatNoTextMayHold00000' has been suspended.", LiveFault.CredentialRefused)]
    [InlineData(404, "Not found", LiveFault.TokenNotMinted)]
    [InlineData(429, "Resource has been exhausted", LiveFault.QuotaExceeded)]
    [InlineData(503, "The service is currently unavailable.", LiveFault.TokenNotMinted)]
    public async Task A_refusal_is_explained_with_what_was_said_and_without_the_key(int status, string said, LiveFault expected)
    {
        await using HttpDouble service = new(status, JsonSerializer.Serialize(new { error = new { code = status, message = said, status = "X" } }));

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => Minter(service).MintAsync(new TokenRequest(), Cancel));

        Assert.Equal(expected, fault.Fault);
        Assert.Contains($"{status}: {said.Substring(0, 9)}", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, fault + fault.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, "37", "The server asks to wait 37 s. ")]
    [InlineData(503, "600", "The server asks to wait 10 minutes. ")]
    public async Task A_refusal_that_says_when_to_come_back_is_passed_on(int status, string retryAfter, string advice)
    {
        await using HttpDouble service = new(status, "{}", retryAfter);

        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => Minter(service).MintAsync(new TokenRequest(), Cancel));

        Assert.StartsWith(advice, fault.Advice, StringComparison.Ordinal);
        CloseReason cause = DropCause.Of(fault);
        Assert.Equal(TimeSpan.FromSeconds(int.Parse(retryAfter, CultureInfo.InvariantCulture)), cause.RetryAfter);
        Assert.Equal((fault.Fault, RetryKind.BackOff, cause.RetryAfter), (cause.Fault, cause.Retry.Kind, cause.Retry.FirstDelay));
    }

    [Theory]
    [InlineData(200, "<html>Sign in</html>")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"name":"tokens/1"}""")]
    [InlineData(200, "[]")]
    [InlineData(302, "")]
    public async Task An_answer_without_a_token_is_said_to_be_one(int status, string body)
    {
        await using HttpDouble service = new(status, body);

        Assert.Equal(LiveFault.TokenNotMinted, (await Assert.ThrowsAsync<LiveException>(() => Minter(service).MintAsync(new TokenRequest(), Cancel))).Fault);
    }

    [Fact]
    public async Task Silence_ends_after_the_timeout()
    {
        await using HttpDouble service = new(0, string.Empty);
        ManualTimeProvider time = new();
        Task<EphemeralToken> minting = Minter(service, time).MintAsync(new TokenRequest(), Cancel);
        await service.Asked.Task;
        time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(LiveFault.ServerSilent, (await Assert.ThrowsAsync<LiveException>(() => minting)).Fault);
    }

    [Fact]
    public async Task Nobody_there_is_a_refused_connection()
    {
        HttpDouble service = new(200, Made);
        await service.DisposeAsync();

        Assert.Equal(LiveFault.ConnectionRefused, (await Assert.ThrowsAsync<LiveException>(() => Minter(service).MintAsync(new TokenRequest(), Cancel))).Fault);
    }

    [Fact]
    public async Task A_token_cannot_make_another()
    {
        TokenMinter minter = new(LiveEndpoint.AuthTokens(), LiveCredential.ApiKey("auth_tokens/1"));

        Assert.Equal(LiveFault.CredentialMalformed, (await Assert.ThrowsAsync<LiveException>(() => minter.MintAsync(new TokenRequest(), Cancel))).Fault);
    }

    [Fact]
    public async Task A_token_does_not_show_itself()
    {
        await using HttpDouble service = new(200, Made);

        EphemeralToken token = await Minter(service).MintAsync(new TokenRequest { Uses = 3 }, Cancel);

        Assert.Equal("ephemeral token for 3 sessions, to be started until 2026-01-01 00:01:00Z, ends 2026-01-01 00:30:00Z", token.ToString());
    }

    private static async Task<JsonElement> BodyAsync(TokenRequest request)
    {
        await using HttpDouble service = new(200, Made);
        await Minter(service).MintAsync(request, Cancel);
        return JsonDocument.Parse(service.Requests.Single().Body).RootElement;
    }

    private static TokenMinter Minter(HttpDouble service, TimeProvider? time = null) => new(
        LiveEndpoint.AuthTokens(service.Address),
        LiveCredential.ApiKey(Key),
        new TokenMinterOptions { TimeProvider = time ?? new ManualTimeProvider() });

    private static List<string> Words(string text) => [.. text.Split([' '], StringSplitOptions.RemoveEmptyEntries)];
}
