using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Tests.Support;

/// <summary>A proxy on this machine that takes CONNECT and nothing else, and may want a name and password first.</summary>
internal sealed class LoopbackProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string? _expected;
    private readonly string _refusal;
    private readonly Task _accepting;

    /// <param name="user">NAME:PASSWORD that it wants; null: anybody may pass.</param>
    /// <param name="refuseWith">The status line for those who may not.</param>
    internal LoopbackProxy(string? user = null, string refuseWith = "407 Proxy Authentication Required")
    {
        _expected = user is null ? null : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user));
        _refusal = $"HTTP/1.1 {refuseWith}\r\nProxy-Authenticate: Basic realm=\"loopback\"\r\nContent-Length: 0\r\n\r\n";
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The heads of the requests that came, each with its answer's status before it.</summary>
    internal ConcurrentQueue<(int Status, string Head)> Requests { get; } = new();

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
            NetworkStream stream = client.GetStream();
            while (await HttpHead.ReadAsync(stream, _stop.Token) is { } head)
            {
                if (_expected is not null && !head.Contains($"Proxy-Authorization: {_expected}\r\n", StringComparison.OrdinalIgnoreCase))
                {
                    Requests.Enqueue((int.Parse(_refusal.AsSpan(9, 3), provider: null), head));
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(_refusal), _stop.Token);
                    continue;
                }

                Requests.Enqueue((200, head));
                string[] target = head.Split(' ')[1].Split(':');
                using TcpClient onward = new();
                await onward.ConnectAsync(target[0] is "live.test" ? "127.0.0.1" : target[0], int.Parse(target[1], provider: null), _stop.Token);
                await stream.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), _stop.Token);
                await Task.WhenAny(stream.CopyToAsync(onward.GetStream(), _stop.Token), onward.GetStream().CopyToAsync(stream, _stop.Token));
                return;
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or SocketException)
        {
        }
    }
}
