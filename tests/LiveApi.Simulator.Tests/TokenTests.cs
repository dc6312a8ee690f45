using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Profiles;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Tests.Support;
using LiveApi.Simulator.Time;
using LiveApi.Simulator.Tokens;
using Xunit;

namespace LiveApi.Simulator.Tests;

public class TokenTests
{
    private const string Name = "auth_tokens/test";
    private static readonly Surface Constrained = new(Backend.Gemini, "v1beta", Constrained: true);

    [Fact]
    public void A_token_opens_one_session_unless_it_says_otherwise()
    {
        using Stage first = Open(Mint("{}"));
        Assert.Null(first.Closed);
        using Stage second = Again(first);
        Assert.Equal((1008, "The auth token has no uses left: each new session takes one."), second.Closed);
    }

    [Fact]
    public void Resuming_takes_no_use()
    {
        using Stage first = Open(Mint("{}"), "\"sessionResumption\":{}");
        string handle = (string)first.Last("sessionResumptionUpdate")["sessionResumptionUpdate"]!["newHandle"]!;
        first.Leave();
        using Stage second = Again(first, "\"sessionResumption\":{\"handle\":\"" + handle + "\"}");

        Assert.Null(second.Closed);
    }

    [Fact]
    public void New_sessions_have_to_begin_within_a_minute_and_messages_end_after_half_an_hour()
    {
        using Stage first = Open(Mint("""{"uses":0}"""));
        first.Wait(60_000);
        using Stage late = Again(first);
        Assert.Equal((1008, "Token expired"), late.Closed);

        first.Text("in time");
        Assert.Null(first.Closed);
        first.Leave();

        using Stage other = Open(Mint("""{"uses":0}"""), scenario: "service: { connection lifetime: 2h, session limit: off }\nsteps:\n  - repeat: forever\n    steps:\n      - expect: text\n");
        other.Wait(30 * 60_000);
        other.Text("too late");
        Assert.Equal((1008, "Token expired"), other.Closed);
    }

    [Fact]
    public void A_token_that_was_never_minted_is_refused_where_others_were()
    {
        using Stage stage = new(surface: Constrained, credential: "auth_tokens/forged");
        stage.Tokens.Add(Mint("{}"));
        stage.SetUp();

        Assert.Equal(1007, stage.Closed!.Value.Code);
        Assert.StartsWith("Missing or malformed auth token", stage.Closed.Value.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setup_without_a_mask_replaces_the_clients()
    {
        EphemeralToken token = Mint("""{"bidiGenerateContentSetup":{"model":"models/gemini-3.8-live","outputAudioTranscription":{}}}""");
        using Stage stage = Open(token, "\"sessionResumption\":{\"handle\":\"is lost\"},\"inputAudioTranscription\":{}");
        stage.Text("hello");
        stage.Wait(10_000);

        Assert.Equal("hello", stage.Words("outputTranscription"));
        Assert.Contains("sessionResumptionUpdate", stage.Kinds());
    }

    [Fact]
    public void A_handle_that_a_token_takes_away_makes_no_use_of_it_free()
    {
        EphemeralToken token = Mint("""{"uses":1,"bidiGenerateContentSetup":{"model":"models/gemini-3.8-live"}}""");
        using Stage first = Open(token, "\"sessionResumption\":{\"handle\":\"x\"}");
        Assert.Null(first.Closed);

        using Stage second = Again(first, "\"sessionResumption\":{\"handle\":\"x\"}");

        Assert.Equal((1008, "The auth token has no uses left: each new session takes one."), second.Closed);
    }

    [Fact]
    public void A_mask_forces_its_paths_and_leaves_the_rest()
    {
        EphemeralToken token = Mint("""{"bidi_generate_content_setup":{"model":"models/gemini-3.8-live","generation_config":{"temperature":0.5}},"field_mask":"model, generation_config.temperature,inputAudioTranscription"}""");

        JsonObject setup = token.Constrain((JsonObject)JsonNode.Parse("""{"model":"models/other","generationConfig":{"temperature":1,"topK":3},"inputAudioTranscription":{},"outputAudioTranscription":{}}""")!);

        Assert.Equal("""{"model":"models/gemini-3.8-live","generationConfig":{"temperature":0.5,"topK":3},"outputAudioTranscription":{}}""", setup.ToJsonString());
    }

    [Theory]
    [InlineData("""{"uses":1,"expireTime":"2026-11-22T10:29:00Z","newSessionExpireTime":"2026-11-22T10:01:00Z"}""", null)]
    [InlineData("""{"bidiGenerateContentSetup":{"setup":{"model":"m"}}}""", "Invalid JSON payload received. Unknown name \"setup\" at 'bidi_generate_content_setup': Cannot find field.")]
    [InlineData("""{"usage":1}""", "Invalid JSON payload received. Unknown name \"usage\": Cannot find field.")]
    [InlineData("""{"expireTime":"2026-11-23T10:00:00Z"}""", "expire_time must be in the future and less than 20 hours away.")]
    [InlineData("""{"newSessionExpireTime":"2026-11-22T09:00:00Z"}""", "new_session_expire_time must be in the future and less than 20 hours away.")]
    [InlineData("""{"uses":"many"}""", "Invalid value at 'uses' (TYPE_INT32), \"many\"")]
    [InlineData("not JSON", "Invalid JSON payload received. Unexpected token.")]
    public void A_request_is_read_or_refused(string body, string? objection)
    {
        Exception? refused = Record.Exception(() => Mint(body));

        Assert.Equal(objection, refused?.Message);
        Assert.True(refused is null or FormatException);
    }

    /// <summary>A client knows its own clock alone, however fast the conversations run.</summary>
    [Fact]
    public void Times_that_a_client_gives_last_as_long_on_a_faster_clock()
    {
        ManualClock clock = new();
        SimulatorServer server = new(new SimulatorOptions { Speed = Speed.Times(60), Clock = clock });
        clock.Advance(TimeSpan.FromMinutes(5));
        string name = server.Mint("run", """{"expireTime":"2026-11-22T10:35:00Z","newSessionExpireTime":"2026-11-22T10:07:00Z"}""");
        TokenStore tokens = server.Runs.Single().Tokens;
        Credential credential = Credential.Of(CredentialKind.EphemeralToken, name, inQuery: false);

        Assert.Null(tokens.Take(credential, isNewSession: true));
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(tokens.IsExpired(credential));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(tokens.IsExpired(credential));
    }

    [Fact]
    public async Task Tokens_are_minted_over_http_for_one_run_alone()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        using HttpClient http = new();
        Uri address = new UriBuilder(new Uri(simulator.Address, "/s/parrot/one/v1beta/auth_tokens")) { Scheme = "http" }.Uri;
        using HttpRequestMessage anonymous = new(HttpMethod.Post, address) { Content = new StringContent("{}") };
        using HttpResponseMessage forbidden = await http.SendAsync(anonymous, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Contains("unregistered callers", await forbidden.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using HttpRequestMessage request = new(HttpMethod.Post, address) { Content = new StringContent("{\"uses\":1}", Encoding.UTF8, "application/json") };
        request.Headers.Add("x-goog-api-key", "k");
        using HttpResponseMessage minted = await http.SendAsync(request, TestContext.Current.CancellationToken);
        JsonObject answer = JsonNode.Parse(await minted.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
        Assert.Equal(["name"], answer.Select(member => member.Key));

        string token = (string)answer["name"]!;
        await using RawClient good = await RawClient.DialAsync(simulator.Address, "/s/parrot/one" + RawClient.Gemini + "Constrained", "Authorization", "Token " + token);
        await good.SendAsync("{\"setup\":{\"model\":\"models/gemini-3.8-live\"}}");
        await good.UntilAsync("setupComplete");
        await using RawClient again = await RawClient.DialAsync(simulator.Address, "/s/parrot/one" + RawClient.Gemini + "Constrained?access_token=" + token, "", "");
        await again.SendAsync("{\"setup\":{\"model\":\"models/gemini-3.8-live\"}}");
        Assert.Equal(1008, (await again.CloseAsync()).Code);
    }

    private static EphemeralToken Mint(string body) => TokenRequest.Read(body, new ManualClock().GetUtcNow()) with { Name = Name };

    private static Stage Open(EphemeralToken token, string setup = "", string scenario = "parrot")
    {
        Stage stage = new(scenario, surface: Constrained, credential: Name);
        stage.Tokens.Add(token);
        stage.SetUp(setup);
        return stage;
    }

    private static Stage Again(Stage before, string setup = "")
    {
        Stage stage = new(before: before, surface: Constrained, credential: Name);
        stage.SetUp(setup);
        return stage;
    }
}
