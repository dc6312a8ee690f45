using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Benchmarks;

/// <summary>The other end, in a process of its own: it does as little as it can, the same for everybody.</summary>
/// <remarks>
/// A message that starts with <c>{"setup"</c> is completed; <c>{"send":N}</c> brings N audio messages; <c>{"expect":N}</c> is answered when
/// N more messages have come; <c>{"interrupt"</c> brings an interruption, and then the moment at which it was written, as a text; <c>{"realtimeInput":{"text"</c> and <c>{"clientContent"</c> are answered with a small text. Anything else is counted.
/// </remarks>
internal static class LoopbackServer
{
    private static readonly byte[] SetupComplete = "{\n  \"setupComplete\": {}\n}\n"u8.ToArray();
    private static readonly byte[] Reply = "{\n  \"serverContent\": {\n    \"modelTurn\": {\n      \"parts\": [\n        {\n          \"text\": \"pong\"\n        }\n      ]\n    }\n  }\n}\n"u8.ToArray();
    private static readonly byte[] Interrupted = "{\n  \"serverContent\": {\n    \"interrupted\": true\n  }\n}\n"u8.ToArray();
    private static readonly byte[] Acknowledged = "{\n  \"serverContent\": {\n    \"generationComplete\": true\n  }\n}\n"u8.ToArray();
    private static readonly byte[] Audio = Encoding.ASCII.GetBytes(
        "{\n  \"serverContent\": {\n    \"modelTurn\": {\n      \"parts\": [\n        {\n          \"inlineData\": {\n            \"mimeType\": \"audio/pcm;rate=24000\",\n            \"data\": \""
        + Convert.ToBase64String([.. Enumerable.Range(0, 1_920).Select(number => (byte)(number * 7))])
        + "\"\n          }\n        }\n      ]\n    }\n  }\n}\n");

    /// <summary>Serves until standard input closes; says its port on standard output.</summary>
    internal static async Task RunAsync()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        _ = AcceptAsync(listener);
        await Console.In.ReadToEndAsync();
    }

    private static async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            Socket socket = await listener.AcceptSocketAsync();
            socket.NoDelay = true;
            _ = ServeAsync(new NetworkStream(socket, ownsSocket: true));
        }
    }

    private static async Task ServeAsync(NetworkStream stream)
    {
        try
        {
            await UpgradeAsync(stream);
            using WebSocket socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
            await AnswerAsync(socket);
        }
        catch (Exception fault) when (fault is WebSocketException or IOException)
        {
        }
    }

    private static async Task UpgradeAsync(NetworkStream stream)
    {
        StringBuilder request = new();
        byte[] one = new byte[1];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
        {
            request.Append((char)one[0]);
        }

        string key = request.ToString().Split("\r\n").Single(line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase)).Split(':')[1].Trim();
#pragma warning disable CA5350 // RFC 6455 asks for SHA-1 here; it guards nothing.
        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
    }

    private static async Task AnswerAsync(WebSocket socket)
    {
        byte[] buffer = new byte[64 * 1024];
        int awaited = 0;
        while (true)
        {
            int length = 0;
            bool ends = false;
            bool closes = false;
            while (!ends && await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None) is { } read)
            {
                length += read.Count;
                ends = read.EndOfMessage;
                closes = read.MessageType == WebSocketMessageType.Close;
            }

            if (closes)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                return;
            }

            ReadOnlyMemory<byte> message = buffer.AsMemory(0, length);
            if (awaited > 0 && --awaited == 0)
            {
                await socket.SendAsync(Acknowledged, WebSocketMessageType.Binary, true, CancellationToken.None);
            }
            else if (message.Span.StartsWith("{\"setup\""u8))
            {
                await socket.SendAsync(SetupComplete, WebSocketMessageType.Binary, true, CancellationToken.None);
            }
            else if (message.Span.StartsWith("{\"expect\":"u8))
            {
                awaited = Number(message);
            }
            else if (message.Span.StartsWith("{\"send\":"u8))
            {
                for (int left = Number(message); left > 0; left--)
                {
                    await socket.SendAsync(Audio, WebSocketMessageType.Binary, true, CancellationToken.None);
                }
            }
            else if (message.Span.StartsWith("{\"interrupt\""u8))
            {
                long written = Stopwatch.GetTimestamp();
                await socket.SendAsync(Interrupted, WebSocketMessageType.Binary, true, CancellationToken.None);
                byte[] moment = Encoding.ASCII.GetBytes($$$$"""{"serverContent":{"modelTurn":{"parts":[{"text":"{{{{written}}}}"}]},"turnComplete":true}}""");
                await socket.SendAsync(moment, WebSocketMessageType.Binary, true, CancellationToken.None);
            }
            else if (message.Span.StartsWith("{\"clientContent\""u8) || message.Span.StartsWith("{\"realtimeInput\":{\"text\""u8))
            {
                await socket.SendAsync(Reply, WebSocketMessageType.Binary, true, CancellationToken.None);
            }
        }
    }

    private static int Number(ReadOnlyMemory<byte> message)
    {
        string json = Encoding.ASCII.GetString(message.Span);
        return int.Parse(json.AsSpan(json.IndexOf(':', StringComparison.Ordinal) + 1).TrimEnd('}'), provider: null);
    }
}
