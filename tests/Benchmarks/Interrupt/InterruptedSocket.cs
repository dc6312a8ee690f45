using System;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Benchmarks;

/// <summary>The floor: a <see cref="ClientWebSocket"/> that waits for the interruption and does nothing about it.</summary>
internal sealed class InterruptedSocket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[16 * 1024];

    internal static async Task<InterruptedSocket> ConnectAsync(int port)
    {
        InterruptedSocket bare = new();
        await bare._socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/"), CancellationToken.None);
        return bare;
    }

    /// <summary>Microseconds from the server's write to the message in hand.</summary>
    internal async Task<double> InterruptAsync()
    {
        await _socket.SendAsync(Encoding.ASCII.GetBytes("""{"interrupt":1}""").AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);
        await ReadMessageAsync();
        long here = Stopwatch.GetTimestamp();
        int length = await ReadMessageAsync();
        using JsonDocument moment = JsonDocument.Parse(_buffer.AsMemory(0, length));
        string written = moment.RootElement.GetProperty("serverContent").GetProperty("modelTurn").GetProperty("parts")[0].GetProperty("text").GetString()!;
        return Stopwatch.GetElapsedTime(long.Parse(written, provider: null), here).TotalMicroseconds;
    }

    public async ValueTask DisposeAsync()
    {
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        _socket.Dispose();
    }

    private async ValueTask<int> ReadMessageAsync()
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult read = await _socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            length += read.Count;
            if (read.EndOfMessage)
            {
                return length;
            }
        }
    }
}
