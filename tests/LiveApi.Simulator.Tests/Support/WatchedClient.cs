using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LiveApi.Conversation.Tests.Support;
using LiveApi.Simulator.Hosting;
using Xunit;

namespace LiveApi.Simulator.Tests.Support;

/// <summary>A client on a virtual clock that notes everything that comes: when, in how many frames and of which kind.</summary>
internal sealed class WatchedClient : IAsyncDisposable
{
    private readonly VirtualTime _time;
    private RawSocket? _socket;
    private Task _reading = Task.CompletedTask;

    private WatchedClient(VirtualTime time, Stream stream) => (_time, Stream) = (time, stream);

    internal Stream Stream { get; }

    /// <summary>The status of the answer to the upgrade; null where there was none.</summary>
    internal int? Status { get; private set; }

    /// <summary>Every message, with the milliseconds since the upgrade.</summary>
    internal List<(int At, bool IsText, int Frames, JsonObject Json)> Messages { get; } = [];

    internal List<int> Pongs { get; } = [];

    internal (int At, int Code)? Closed { get; private set; }

    private TimeSpan Begun { get; init; }

    internal static async Task<WatchedClient> DialAsync(VirtualTime time, SimulatorServer server, string path = RawClient.Gemini, string header = "x-goog-api-key: k")
    {
        WatchedClient client = new(time, time.Connect(server.ServeAsync)) { Begun = time.Clock.Elapsed };
        string head = $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{header}\r\n\r\n";
        await client.Stream.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        byte[] one = new byte[1];
        StringBuilder answer = new();
        while (!answer.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await client.Stream.ReadAsync(one, TestContext.Current.CancellationToken) == 1) { answer.Append((char)one[0]); }
        client.Status = answer.Length == 0 ? null : int.Parse(answer.ToString().Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        if (client.Status == 101)
        {
            client._socket = RawSocket.On(client.Stream);
            client._reading = client.ReadAsync();
        }

        return client;
    }

    internal Task SendAsync(string json) => _socket!.WriteAsync(RawSocket.Text(json));

    internal Task PingAsync() => _socket!.WriteAsync(RawSocket.Frame(0x89, [1]));

    internal Task SetUpAsync(string setup = "", string model = RawClient.Model) => SendAsync("{\"setup\":{\"model\":\"" + model + "\"" + (setup.Length > 0 ? "," + setup : "") + "}}");

    internal Task TextAsync(string text = "Good morning.") => SendAsync("{\"realtimeInput\":{\"text\":\"" + text + "\"}}");

    internal Task WaitAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), _time.Clock, TestContext.Current.CancellationToken);

    /// <summary>Sends audio as a microphone does: 20 ms of it every 20 ms.</summary>
    internal async Task SpeakAsync(byte[] pcm)
    {
        foreach (byte[] chunk in pcm.Chunk(640))
        {
            await SendAsync("{\"realtimeInput\":{\"audio\":{\"mimeType\":\"audio/pcm;rate=16000\",\"data\":\"" + Convert.ToBase64String(chunk) + "\"}}}");
            await WaitAsync(0.02);
        }
    }

    /// <summary>The messages that have a path such as "serverContent.turnComplete".</summary>
    internal IEnumerable<(int At, JsonNode Value)> All(string path)
        => from message in Messages let found = RawClient.At(message.Json, path) where found is not null select (message.At, found);

    internal int? TimeOf(string path) => All(path).Select(found => (int?)found.At).FirstOrDefault();

    internal IEnumerable<(int At, int Bytes)> Chunks()
        => All("serverContent.modelTurn").Select(turn => (turn.At, Convert.FromBase64String((string)turn.Value["parts"]![0]!["inlineData"]!["data"]!).Length));

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        await _reading;
        if (_socket is { } socket) { await socket.DisposeAsync(); }
    }

    private async Task ReadAsync()
    {
        List<byte> message = [];
        int frames = 0, kind = 0;
        try
        {
            while (true)
            {
                (byte first, byte[] payload) = await _socket!.ReadFrameAsync();
                int now = (int)(_time.Clock.Elapsed - Begun).TotalMilliseconds;
                switch (first & 0x0F)
                {
                    case 8: Closed = (now, BinaryPrimitives.ReadUInt16BigEndian(payload)); return;
                    case 10: Pongs.Add(now); continue;
                    case 0: break;
                    default: kind = first & 0x0F; break;
                }

                message.AddRange(payload);
                frames++;
                if ((first & 0x80) == 0) { continue; }
                Messages.Add((now, kind == 1, frames, JsonNode.Parse(message.ToArray())!.AsObject()));
                (message, frames) = ([], 0);
            }
        }
        catch (Exception over) when (over is IOException or ObjectDisposedException or OperationCanceledException) { }
    }
}
