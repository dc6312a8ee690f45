using System;
using System.Collections.Generic;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace LiveApi.Simulator.Tests.Support;

/// <summary>A client that knows nothing of LiveApi: a stock WebSocket and JSON by hand.</summary>
public sealed class RawClient : IAsyncDisposable
{
    public const string Gemini = "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent";
    public const string Vertex = "/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent";
    public const string Model = "models/gemini-3.8-live";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public ClientWebSocket Socket { get; } = new();

    /// <summary>Every message that came, in order.</summary>
    public List<JsonObject> Received { get; } = [];

    public List<byte[]> Raw { get; } = [];

    public WebSocketMessageType? Frames { get; private set; }

    public static async Task<RawClient> DialAsync(Uri address, string path = Gemini, string header = "x-goog-api-key", string value = "test-key")
    {
        RawClient client = new();
        client.Socket.Options.CollectHttpResponseDetails = true;
        if (value.Length > 0) { client.Socket.Options.SetRequestHeader(header, value); }
        await client.Socket.ConnectAsync(new Uri(address.AbsoluteUri.TrimEnd('/') + path), TestContext.Current.CancellationToken);
        return client;
    }

    public static async Task<RawClient> OpenAsync(Uri address, string setup = "", string prefix = "")
    {
        RawClient client = await DialAsync(address, prefix + Gemini);
        await client.SendAsync("{\"setup\":{\"model\":\"" + Model + "\"" + (setup.Length > 0 ? "," + setup : "") + "}}");
        await client.UntilAsync("setupComplete");
        return client;
    }

    public Task SendAsync(string json)
        => Socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    public Task SendAudioAsync(ReadOnlySpan<byte> pcm, int rate = 16_000)
        => SendAsync("{\"realtimeInput\":{\"audio\":{\"mimeType\":\"audio/pcm;rate=" + rate + "\",\"data\":\"" + Convert.ToBase64String(pcm) + "\"}}}");

    /// <summary>The next message; null at a close frame.</summary>
    public async Task<JsonObject?> NextAsync()
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        byte[] buffer = new byte[64 * 1024];
        int length = 0;
        while (true)
        {
            if (length == buffer.Length) { Array.Resize(ref buffer, buffer.Length * 2); }
            ValueWebSocketReceiveResult part = await Socket.ReceiveAsync(buffer.AsMemory(length), limit.Token);
            if (part.MessageType == WebSocketMessageType.Close) { return null; }
            length += part.Count;
            Frames = part.MessageType;
            if (part.EndOfMessage) { break; }
        }

        Raw.Add(buffer[..length]);
        JsonObject message = JsonNode.Parse(buffer.AsSpan(0, length))!.AsObject();
        Received.Add(message);
        return message;
    }

    /// <summary>Reads up to the message that has the path; fails where the connection closes first.</summary>
    public async Task<JsonNode> UntilAsync(string path)
    {
        while (await NextAsync() is { } message)
        {
            if (At(message, path) is { } found) { return found; }
        }

        throw new InvalidOperationException($"The connection closed before '{path}' came: {(int?)Socket.CloseStatus} {Socket.CloseStatusDescription}");
    }

    public Task<JsonNode> TurnAsync() => UntilAsync("serverContent.turnComplete");

    /// <summary>Reads to the close frame, and gives its code and reason.</summary>
    public async Task<(int Code, string Reason)> CloseAsync()
    {
        while (await NextAsync() is not null) { }
        return ((int)Socket.CloseStatus!, Socket.CloseStatusDescription ?? "");
    }

    /// <summary>All audio that came, as one piece.</summary>
    public byte[] Audio()
    {
        List<byte> pcm = [];
        foreach (byte[] chunk in AudioChunks()) { pcm.AddRange(chunk); }
        return [.. pcm];
    }

    public IEnumerable<byte[]> AudioChunks()
    {
        foreach (JsonObject message in Received)
        {
            if (At(message, "serverContent.modelTurn.parts") is not JsonArray parts) { continue; }
            foreach (JsonNode? part in parts)
            {
                if (part?["inlineData"]?["data"] is { } data) { yield return Convert.FromBase64String((string)data!); }
            }
        }
    }

    /// <summary>The texts of a transcription, put together.</summary>
    public string Transcript(string which)
    {
        StringBuilder text = new();
        foreach (JsonObject message in Received) { text.Append((string?)At(message, $"serverContent.{which}.text")); }
        return text.ToString();
    }

    /// <summary>The messages by their keys, such as "voiceActivity.ACTIVITY_START" or "serverContent.turnComplete".</summary>
    public List<string> Kinds()
    {
        List<string> kinds = [];
        foreach (JsonObject message in Received)
        {
            foreach ((string key, JsonNode? value) in message)
            {
                if (key == "usageMetadata") { continue; }
                string inner = key == "voiceActivity" ? (string)value!["type"]! : value is JsonObject { Count: > 0 } members && key == "serverContent" ? string.Join('+', Keys(members)) : "";
                kinds.Add(inner.Length > 0 ? $"{key}.{inner}" : key);
            }
        }

        return kinds;
    }

    public static JsonNode? At(JsonNode? node, string path)
    {
        foreach (string name in path.Split('.')) { node = node is JsonObject members ? members[name] : null; }
        return node;
    }

    public ValueTask DisposeAsync()
    {
        Socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static IEnumerable<string> Keys(JsonObject members)
    {
        foreach ((string key, _) in members) { yield return key; }
    }
}
