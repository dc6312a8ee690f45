using System.Linq;
using LiveApi.Profiles;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Tests.Support;
using LiveApi.Simulator.Tokens;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>How often and how long a token is good, and what of a setup it decides, each held to the second.</summary>
public class TokenLimitTests
{
    private const string Name = "auth_tokens/test";
    private const string Voice = "\"generationConfig\":{\"temperature\":1,\"speechConfig\":{\"voiceConfig\":{\"prebuiltVoiceConfig\":{\"voiceName\":\"Kore\"}}}}";
    private const string Endless = "service: { connection lifetime: 24h, session limit: off }\nsteps:\n- repeat: forever\n  steps:\n  - expect: text\n  - say: \"${voice} ${model}\"\n";

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(0, 12)]
    public void It_opens_as_many_sessions_as_it_has_uses(int uses, int opened)
    {
        using Stage first = Open(Mint($"{{\"uses\":{uses}}}"));
        int good = first.Closed is null ? 1 : 0;
        for (int i = 1; i < 12; i++)
        {
            using Stage next = Again(first);
            good += next.Closed is null ? 1 : 0;
            if (next.Closed is { } closed) { Assert.Equal((1008, "The auth token has no uses left: each new session takes one."), closed); }
        }

        Assert.Equal(opened, good);
    }

    [Theory]
    [InlineData("{\"uses\":0}", 59, true)]
    [InlineData("{\"uses\":0}", 61, false)]
    [InlineData("{\"uses\":0,\"newSessionExpireTime\":\"2026-11-22T10:05:00Z\"}", 299, true)]
    [InlineData("{\"uses\":0,\"newSessionExpireTime\":\"2026-11-22T10:05:00Z\"}", 301, false)]
    public void New_sessions_have_their_window(string request, int seconds, bool isGood)
    {
        using Stage first = Open(Mint(request), "\"sessionResumption\":{}");
        string handle = Handle(first);
        first.Wait((seconds * 1_000) - 400);
        using Stage late = Again(first);
        Assert.Equal(isGood ? null : (1008, "Token expired"), late.Closed);

        // A session that goes on is none that begins.
        first.Leave();
        using Stage resumed = Again(first, "\"sessionResumption\":{\"handle\":\"" + handle + "\"}");
        Assert.Null(resumed.Closed);
    }

    [Theory]
    [InlineData("{}", 1_799, 1_801)]
    [InlineData("{\"expireTime\":\"2026-11-22T10:10:00Z\"}", 599, 601)]
    [InlineData("{\"expireTime\":\"2026-11-22T12:00:00Z\"}", 7_199, 7_201)]
    public void Messages_end_with_it_and_so_does_resuming(string request, int good, int late)
    {
        using Stage stage = Open(Mint(request), "\"sessionResumption\":{}", Endless);
        string handle = Handle(stage);
        stage.Wait((good * 1_000) - 400);
        stage.Text("in time");
        Assert.Null(stage.Closed);
        stage.Wait((late - good) * 1_000);
        stage.Text("too late");
        Assert.Equal((1008, "Token expired"), stage.Closed);
        using Stage resumed = Again(stage, "\"sessionResumption\":{\"handle\":\"" + handle + "\"}");
        Assert.Equal((1008, "Token expired"), resumed.Closed);
    }

    [Theory]
    [InlineData("", "", "Kore gemini-3.8-live")]
    [InlineData("\"generationConfig\":{\"speechConfig\":{\"voiceConfig\":{\"prebuiltVoiceConfig\":{\"voiceName\":\"Puck\"}}}}", "generationConfig.speechConfig", "Puck gemini-3.8-live")]
    [InlineData("\"generationConfig\":{\"temperature\":0}", "generation_config.temperature", "Kore gemini-3.8-live")]
    [InlineData("\"generationConfig\":{\"temperature\":0}", "generationConfig", " gemini-3.8-live")]
    [InlineData("\"model\":\"models/gemini-2.5-flash-native-audio-preview-12-2025\"", "model", "Kore gemini-2.5-flash-native-audio-preview-12-2025")]
    [InlineData("\"model\":\"models/gemini-3.8-live\"", "model,outputAudioTranscription", "")]
    [InlineData("\"model\":\"models/gemini-2.5-flash-native-audio-preview-12-2025\",\"outputAudioTranscription\":{}", "", " gemini-2.5-flash-native-audio-preview-12-2025")]
    public void What_its_mask_names_is_the_tokens_and_the_rest_the_clients(string setup, string mask, string said)
    {
        string request = setup.Length == 0 ? "{}" : $"{{\"bidiGenerateContentSetup\":{{{setup}}},\"fieldMask\":\"{mask}\"}}";
        using Stage stage = Open(Mint(request), Voice + ",\"outputAudioTranscription\":{}", Endless);
        stage.Text("who are you?");
        stage.Wait(10_000);

        Assert.Null(stage.Closed);
        Assert.Contains("turnComplete", stage.Kinds());
        Assert.Equal(said.Trim(), stage.Words("outputTranscription").Trim());
    }

    [Fact]
    public void A_setup_that_a_token_locks_is_held_to_the_models_rules_too()
    {
        using Stage stage = Open(Mint("""{"bidiGenerateContentSetup":{"model":"models/gemini-3.8-live","generationConfig":{"responseModalities":["TEXT"]}}}"""));

        Assert.Equal((1007, "The requested combination of response modalities (TEXT) is not supported by the model."), stage.Closed);
    }

    private static string Handle(Stage stage) => (string)stage.Sent.Select(sent => sent.Message["sessionResumptionUpdate"]).First(update => update is not null)!["newHandle"]!;

    private static EphemeralToken Mint(string body) => TokenRequest.Read(body, new ManualClock().GetUtcNow()) with { Name = Name };

    private static Stage Open(EphemeralToken token, string setup = "", string scenario = "parrot")
    {
        Stage stage = new(scenario, surface: new Surface(Backend.Gemini, "v1beta", Constrained: true), credential: Name);
        stage.Tokens.Add(token);
        stage.SetUp(setup);
        return stage;
    }

    private static Stage Again(Stage before, string setup = "")
    {
        Stage stage = new(before: before, surface: new Surface(Backend.Gemini, "v1beta", Constrained: true), credential: Name);
        stage.SetUp(setup);
        return stage;
    }
}
