using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>The bytes of clients in other languages, spelt as they spell them: each means the same to the simulator.</summary>
public class HabitTests
{
    private const string Sound = "AQACAP7//f8=";
    private const string UrlSafeSound = "AQACAP7__f8=";

    /// <summary>Setup, text turn, audio, tool response: Python in snake_case with URL-safe base64, Go in camelCase, .NET in between and with escapes and numbers as texts.</summary>
    public static TheoryData<string, string[]> Clients => new()
    {
        {
            "python",
            [
                """{"setup": {"model": "models/gemini-3.8-live", "generationConfig": {"responseModalities": ["AUDIO"]}, "realtimeInputConfig": {"automatic_activity_detection": {"prefix_padding_ms": 20, "silence_duration_ms": 100}}, "contextWindowCompression": {"trigger_tokens": 25000, "sliding_window": {"target_tokens": 8000}}, "tools": [{"functionDeclarations": [{"name": "get_weather", "description": "Weather", "parameters": {"type": "OBJECT", "properties": {"city": {"type": "STRING"}}}}]}], "output_audio_transcription": {}}}""",
                """{"realtime_input": {"audio": {"data": "SOUND", "mime_type": "audio/pcm;rate=16000"}}}""",
                """{"client_content": {"turns": [{"role": "user", "parts": [{"text": "How is the weather in Bergen?"}]}], "turn_complete": true}}""",
                """{"tool_response": {"function_responses": [{"id": "ID", "name": "get_weather", "response": {"output": "rain"}}]}}""",
            ]
        },
        {
            "go",
            [
                """{"setup":{"contextWindowCompression":{"slidingWindow":{"targetTokens":"8000"},"triggerTokens":"25000"},"generationConfig":{"responseModalities":["AUDIO"]},"model":"models/gemini-3.8-live","outputAudioTranscription":{},"tools":[{"functionDeclarations":[{"description":"Weather","name":"get_weather","parameters":{"properties":{"city":{"type":"STRING"}},"type":"OBJECT"}}]}]}}""",
                """{"realtimeInput":{"audio":{"data":"SOUND","mimeType":"audio/pcm;rate=16000"}}}""",
                """{"clientContent":{"turnComplete":true,"turns":[{"parts":[{"text":"How is the weather in Bergen?"}],"role":"user"}]}}""",
                """{"toolResponse":{"functionResponses":[{"id":"ID","name":"get_weather","response":{"output":"rain"}}]}}""",
            ]
        },
        {
            "dotnet",
            [
                """{"setup":{"model":"models/gemini-3.8-live","generationConfig":{"responseModalities":["AUDIO"],"temperature":1,"maxOutputTokens":"2048"},"realtimeInputConfig":{"automaticActivityDetection":{"prefixPaddingMs":"20","silenceDurationMs":"100"}},"tools":[{"functionDeclarations":[{"name":"get_weather","description":"Weather","parameters":{"type":"OBJECT","properties":{"city":{"type":"STRING"}}}}]}],"outputAudioTranscription":{}}}""",
                """{"realtime_input":{"audio":{"data":"SOUND","mimeType":"audio\u002Fpcm;rate=16000"}}}""",
                """{"client_content":{"turns":[{"parts":[{"text":"How is the weather in \u0042ergen\u003F"}],"role":"user"}],"turnComplete":true}}""",
                """{"tool_response":{"functionResponses":[{"id":"ID","name":"get_weather","response":{"output":"rain"}}]}}""",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Each_spelling_is_understood(string client, string[] messages)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync("weather");
        await using RawClient socket = await RawClient.DialAsync(simulator.Address, "/s/weather/" + client + RawClient.Gemini);
        await socket.SendAsync(messages[0]);
        await socket.UntilAsync("setupComplete");
        await socket.SendAsync(messages[1].Replace("SOUND", client == "python" ? UrlSafeSound : Sound.Replace("+", "\\u002B", StringComparison.Ordinal), StringComparison.Ordinal));
        await socket.SendAsync(messages[2]);
        JsonNode call = (await socket.UntilAsync("toolCall"))["functionCalls"]![0]!;
        Assert.Equal("Bergen", (string)call["args"]!["city"]!);
        await socket.SendAsync(messages[3].Replace("ID", (string)call["id"]!, StringComparison.Ordinal));
        await socket.UntilAsync("serverContent.outputTranscription");
        await socket.TurnAsync();

        Assert.Equal("The weather in Bergen: rain.", socket.Transcript("outputTranscription"));
        JsonArray seen = (await simulator.GetAsync("/control/journal/" + client))["connections"]![0]!["messages"]!.AsArray();
        Assert.Equal(["setup", "realtimeInput.audio", "clientContent", "toolResponse"], seen.Where(entry => (string)entry!["from"]! == "client").Select(entry => (string)entry!["kind"]!));
        Assert.DoesNotContain(seen, entry => entry!["findings"] is not null);
        Assert.Equal(Convert.FromBase64String(Sound).Length / 2.0 / 16_000, (double)seen.First(entry => entry!["audio"] is not null)!["audio"]!["seconds"]!, 0.001);
    }

    [Fact]
    public async Task A_token_in_the_header_as_the_SDKs_send_it_opens_the_constrained_door()
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        using HttpClient http = simulator.Http();
        using HttpRequestMessage mint = new(HttpMethod.Post, "v1alpha/auth_tokens") { Content = new StringContent("{\"uses\":1}") };
        mint.Headers.Add("x-goog-api-key", "test-key");
        using HttpResponseMessage minted = await http.SendAsync(mint, TestContext.Current.CancellationToken);
        string token = (string)JsonNode.Parse(await minted.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["name"]!;

        await using RawClient client = await RawClient.DialAsync(simulator.Address, RawClient.Gemini + "Constrained", "Authorization", "Token " + token);
        await client.SendAsync("""{"setup":{"model":"models/gemini-3.8-live"}}""");
        await client.UntilAsync("setupComplete");
    }
}
