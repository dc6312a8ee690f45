using System;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Simulator.Tests.Support;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>Addresses and credentials, as the service takes and refuses them.</summary>
public class UpgradeTests
{
    private const string GeminiModel = "models/gemini-3.8-live";
    private const string VertexModel = "projects/p1/locations/global/publishers/google/models/gemini-3.8-live";

    [Theory]
    [InlineData("/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent", "x-goog-api-key", "k", GeminiModel)]
    [InlineData("/ws/google.ai.generativelanguage.v1alpha.GenerativeService.BidiGenerateContent", "x-goog-api-key", "k", GeminiModel)]
    [InlineData("/ws/google.ai.generativelanguage.v1.GenerativeService.BidiGenerateContent", "x-goog-api-key", "k", GeminiModel)]
    [InlineData("/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?key=k", "", "", GeminiModel)]
    [InlineData("//ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?key=k", "", "", GeminiModel)]
    [InlineData("/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContentConstrained?access_token=auth_tokens/1", "", "", GeminiModel)]
    [InlineData("/ws/google.ai.generativelanguage.v1alpha.GenerativeService.BidiGenerateContentConstrained", "Authorization", "Token auth_tokens/1", GeminiModel)]
    [InlineData("/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent", "Authorization", "Bearer ya29.x", VertexModel)]
    [InlineData("/ws/google.cloud.aiplatform.v1.LlmBidiService/BidiGenerateContent", "Authorization", "Bearer ya29.x", VertexModel)]
    [InlineData("/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent", "x-goog-api-key", "k", "publishers/google/models/gemini-3.8-live")]
    [InlineData("/s/weather/run-1/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent", "x-goog-api-key", "k", GeminiModel)]
    [InlineData("/s/weather/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent", "x-goog-api-key", "k", GeminiModel)]
    [InlineData("/s/parrot/r/ws/google.cloud.aiplatform.v1.LlmBidiService/BidiGenerateContent", "Authorization", "Bearer ya29.x", VertexModel)]
    public async Task The_address_is_served(string path, string header, string value, string model)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await RawClient.DialAsync(simulator.Address, path, header, value);
        await client.SendAsync("{\"setup\":{\"model\":\"" + model + "\"}}");

        JsonNode complete = await client.UntilAsync("setupComplete");

        Assert.Equal(WebSocketMessageType.Binary, client.Frames);
        Assert.Equal(path.Contains("aiplatform", StringComparison.Ordinal), Guid.TryParse((string?)complete["sessionId"], out _));
    }

    [Theory]
    [InlineData("/ws/google.ai.generativelanguage.v2.GenerativeService.BidiGenerateContent", HttpStatusCode.NotFound)]
    [InlineData("/ws/google.ai.generativelanguage.v1beta.GenerativeService/BidiGenerateContent", HttpStatusCode.NotFound)]
    [InlineData("/ws/google.cloud.aiplatform.v1.LlmBidiService.BidiGenerateContent", HttpStatusCode.NotFound)]
    [InlineData("/s/no-such-scenario/r/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent", HttpStatusCode.NotFound)]
    [InlineData("/ws/google.cloud.aiplatform.v1.LlmBidiService/BidiGenerateContent", HttpStatusCode.Unauthorized)]
    public async Task The_address_is_refused(string path, HttpStatusCode status)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        using ClientWebSocket socket = new();
        socket.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(simulator.Address, path), TestContext.Current.CancellationToken));

        Assert.Equal(status, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData(RawClient.Gemini, "", "")]
    [InlineData(RawClient.Gemini, "Authorization", "Token auth_tokens/1")]
    [InlineData(RawClient.Gemini, "x-goog-api-key", "auth_tokens/1")]
    [InlineData(RawClient.Gemini + "Constrained", "x-goog-api-key", "k")]
    public async Task Gemini_takes_the_connection_and_refuses_the_credential_after_the_setup(string path, string header, string value)
    {
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await RawClient.DialAsync(simulator.Address, path, header, value);
        await client.SendAsync("{\"setup\":{\"model\":\"" + GeminiModel + "\"}}");

        (int code, string reason) = await client.CloseAsync();

        Assert.Equal(1008, code);
        Assert.StartsWith("Method doesn't allow unregistered callers", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vertex_token_that_expired_is_refused_at_the_next_upgrade()
    {
        const string Path = "/s/token-expiry/v" + RawClient.Vertex;
        await using RunningSimulator simulator = await RunningSimulator.StartAsync();
        await using RawClient client = await RawClient.DialAsync(simulator.Address, Path, "Authorization", "Bearer ya29.one");
        await client.SendAsync("{\"setup\":{\"model\":\"" + VertexModel + "\"}}");
        await client.SendAsync("""{"realtimeInput":{"text":"hello"}}""");
        await client.TurnAsync();
        await client.SendAsync("""{"realtimeInput":{"text":"still open"}}""");
        await client.TurnAsync();

        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(() => RawClient.DialAsync(simulator.Address, Path, "Authorization", "Bearer ya29.one"));
        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
        await using RawClient renewed = await RawClient.DialAsync(simulator.Address, Path, "Authorization", "Bearer ya29.two");
        Assert.Equal(WebSocketState.Open, renewed.Socket.State);
    }
}
