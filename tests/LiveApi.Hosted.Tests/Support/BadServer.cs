using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Hosted.Tests.Support;

/// <summary>A server that does one thing wrong to everybody who connects.</summary>
internal sealed class BadServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();

    private BadServer(Func<NetworkStream, CancellationToken, Task> serve)
    {
        _listener.Start();
        _ = AcceptAsync(serve);
    }

    internal string Uri => $"ws://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>Takes connections and never says a word.</summary>
    internal static BadServer Silent() => new((_, end) => Task.Delay(Timeout.Infinite, end));

    /// <summary>Upgrades, reads the setup, and closes with a code and a reason.</summary>
    internal static BadServer Closing(int code, string reason) => new(async (stream, end) =>
    {
        using WebSocket socket = await UpgradeAsync(stream, end);
        await socket.ReceiveAsync(new byte[4096].AsMemory(), end);
        await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, end);
        await socket.ReceiveAsync(new byte[4096].AsMemory(), end);
    });

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync(Func<NetworkStream, CancellationToken, Task> serve)
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token), serve);
            }
            catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client, Func<NetworkStream, CancellationToken, Task> serve)
    {
        using (client)
        {
            try
            {
                await serve(client.GetStream(), _end.Token);
            }
            catch (Exception over) when (over is OperationCanceledException or IOException or WebSocketException)
            {
            }
        }
    }

    private static async Task<WebSocket> UpgradeAsync(NetworkStream stream, CancellationToken end)
    {
        using StreamReader reader = new(stream, Encoding.ASCII, leaveOpen: true, bufferSize: 1);
        string key = string.Empty;
        while (await reader.ReadLineAsync(end) is { Length: > 0 } line)
        {
            key = line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase) ? line.Split(':')[1].Trim() : key;
        }

#pragma warning disable CA5350 // RFC 6455 asks for SHA-1 here; it guards nothing.
        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"), end);
        return WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
    }
}
