using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Tests.Support;

/// <summary>A service on a real socket, with TLS or without: it takes the upgrade, completes the setup and answers a close.</summary>
internal sealed class LoopbackService : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;

    internal LoopbackService(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The head of the last upgrade.</summary>
    internal string Upgrade { get; private set; } = string.Empty;

    /// <summary>Takes an upgrade, and returns its head.</summary>
    internal static async Task<string> TakeUpgradeAsync(Stream stream, CancellationToken stop)
    {
        string upgrade = await HttpHead.ReadAsync(stream, stop) ?? string.Empty;
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Accept(upgrade)}\r\n\r\n"), stop);
        return upgrade;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or InvalidOperationException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient _ = client;
        try
        {
            await using Stream stream = await SecureAsync(client.GetStream());
            Upgrade = await TakeUpgradeAsync(stream, _stop.Token);
            using WebSocket socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
            byte[] buffer = new byte[64 * 1024];
            await socket.ReceiveAsync(buffer.AsMemory(), _stop.Token);
            await socket.SendAsync("{\"setupComplete\":{}}"u8.ToArray(), WebSocketMessageType.Binary, true, _stop.Token);
            while ((await socket.ReceiveAsync(buffer.AsMemory(), _stop.Token)).MessageType != WebSocketMessageType.Close)
            {
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _stop.Token);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or WebSocketException or System.Security.Authentication.AuthenticationException)
        {
        }
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6455 has it so.")]
    private static string Accept(string upgrade)
    {
        string key = Regex.Match(upgrade, "Sec-WebSocket-Key: (\\S+)", RegexOptions.IgnoreCase).Groups[1].Value;
        return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
    }

    private async Task<Stream> SecureAsync(Stream plain)
    {
        if (_certificate is null)
        {
            return plain;
        }

        SslStream secure = new(plain);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
        return secure;
    }
}
