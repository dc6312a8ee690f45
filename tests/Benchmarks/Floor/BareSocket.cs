using System;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Benchmarks;

/// <summary>The floor: a <see cref="ClientWebSocket"/> that sends prebuilt bytes and parses nothing.</summary>
internal sealed class BareSocket : ICandidate
{
    private static readonly byte[] Chunk = Encoding.ASCII.GetBytes(
        "{\"realtimeInput\":{\"audio\":{\"mimeType\":\"audio/pcm;rate=16000\",\"data\":\"" + Convert.ToBase64String(new byte[640]) + "\"}}}");

    private static readonly byte[] Text = """{"clientContent":{"turns":[{"role":"user","parts":[{"text":"ping"}]}],"turnComplete":true}}"""u8.ToArray();
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[16 * 1024];

    internal static async Task<BareSocket> ConnectAsync(int port)
    {
        BareSocket bare = new();
        await bare._socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/"), CancellationToken.None);
        return bare;
    }

    public async Task SendAsync(int messages, TimeSpan pause)
    {
        await SendTextAsync($$"""{"expect":{{messages}}}""");
        for (int sent = 0; sent < messages; sent++)
        {
            Pause.For(pause);
            await _socket.SendAsync(Chunk.AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);
        }

        await ReadMessageAsync();
    }

    public async Task ReceiveAsync(int messages)
    {
        await SendTextAsync($$"""{"send":{{messages}}}""");
        for (int read = 0; read < messages; read++)
        {
            await ReadMessageAsync();
        }
    }

    public async Task RoundTripAsync()
    {
        await _socket.SendAsync(Text.AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);
        await ReadMessageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        _socket.Dispose();
    }

    private ValueTask SendTextAsync(string json) => _socket.SendAsync(Encoding.ASCII.GetBytes(json).AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);

    private async ValueTask ReadMessageAsync()
    {
        while (await _socket.ReceiveAsync(_buffer.AsMemory(), CancellationToken.None) is { EndOfMessage: false })
        {
        }
    }
}
