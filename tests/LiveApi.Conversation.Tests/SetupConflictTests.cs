using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Wire;
using Xunit;

namespace LiveApi.Conversation.Tests;

/// <summary>What the client calls an error is what the simulator closes a session for, and nothing else is: two readings of the same facts, that know nothing of each other.</summary>
public sealed class SetupConflictTests
{
    private static readonly string[] Models =
    [
        "gemini-3.8-live", "gemini-3.8-live-extended-thinking", "gemini-3.1-flash-live-preview", "gemini-2.5-flash-native-audio-preview-12-2025", "gemini-live-2.5-flash-native-audio",
        "gemini-live-2.5-flash", "gemini-3.5-live-translate-preview", "gemini-3.5-transcribe-live", "gemini-2.0-flash-exp",
    ];

    private static readonly string[] Setups =
    [
        "{}",
        """{"generationConfig":{"responseModalities":["AUDIO"]}}""",
        """{"generationConfig":{"responseModalities":["TEXT"]}}""",
        """{"generationConfig":{"responseModalities":["AUDIO","TEXT"]}}""",
        """{"generationConfig":{"speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Kore"}}}}}""",
        """{"generationConfig":{"speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Nobody"}}}}}""",
        """{"generationConfig":{"thinkingConfig":{"thinkingLevel":"LOW"}}}""",
        """{"generationConfig":{"thinkingConfig":{"thinkingLevel":"MINIMAL"}}}""",
        """{"generationConfig":{"thinkingConfig":{"thinkingBudget":100}}}""",
        """{"generationConfig":{"enableAffectiveDialog":true}}""",
        """{"generationConfig":{"enableAffectiveDialog":false}}""",
        """{"proactivity":{"proactiveAudio":true}}""",
        """{"proactivity":{"proactiveAudio":false}}""",
        """{"generationConfig":{"translationConfig":{"targetLanguageCode":"de-DE"}}}""",
        """{"systemInstruction":{"parts":[{"text":"Be brief."}]}}""",
        """{"tools":[{"functionDeclarations":[{"name":"a","behavior":"BLOCKING"}]}]}""",
        """{"tools":[{"functionDeclarations":[{"name":"a","behavior":"NON_BLOCKING"}]}]}""",
        """{"tools":[{"functionDeclarations":[{"name":"a b"}]}]}""",
        """{"tools":[{"googleSearch":{}}]}""",
        """{"tools":[{"codeExecution":{}}]}""",
        """{"sessionResumption":{"transparent":true}}""",
        """{"labels":{"team":"a"}}""",
        """{"explicitVadSignal":true}""",
        """{"generationConfig":{"temperature":3}}""",
        """{"realtimeInputConfig":{"automaticActivityDetection":{"silenceDurationMs":-1}}}""",
    ];

    public static IEnumerable<TheoryDataRow<string, Backend>> Cases => Models.SelectMany(static model => new[] { new TheoryDataRow<string, Backend>(model, Backend.Gemini), new(model, Backend.Vertex) });

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Client_and_simulator_agree(string model, Backend backend)
    {
        List<string> disagreements = [];
        foreach (string json in Setups)
        {
            Setup setup = WireFormat.ReadClient(Encoding.UTF8.GetBytes($$"""{"setup":{{json}}}""")).Setup! with { Model = ModelName.Resolve(model, backend, "p1", "us-central1") };
            SetupCase asked = new() { Setup = setup, Backend = backend };
            bool refused = SetupConflicts.Find(asked).Any(static one => one.Severity is SetupSeverity.Error);
            if (refused != await IsRefusedAsync(asked))
            {
                disagreements.Add($"{json}: the client {(refused ? "refuses" : "takes")} it");
            }
        }

        Assert.Empty(disagreements);
    }

    private static async Task<bool> IsRefusedAsync(SetupCase asked)
    {
        try
        {
            await using Talk talk = await Talk.OpenAsync(
                configure: options => options with
                {
                    Backend = asked.Backend,
                    Endpoint = LiveEndpoint.Below(new System.Uri(options.Endpoint.GetLeftPart(System.UriPartial.Authority)), asked.Backend, version: asked.NeedsAlpha ? "v1alpha" : null),
                    Credential = asked.Backend == Backend.Vertex ? Auth.LiveCredential.AccessToken("test-token") : options.Credential,
                },
                setup: _ => asked.Setup);
            return talk.Session.State is not LiveSessionState.Ready;
        }
        catch (LiveException)
        {
            return true;
        }
    }
}
