using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace LiveApi.Simulator.Tests.Support;

/// <summary>A client that writes each byte of a frame itself, right or wrong.</summary>
public sealed class RawSocket : IAsyncDisposable
{
    private static readonly byte[] Mask = [1, 2, 3, 4];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TcpClient _tcp = new();
    private readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public Stream Stream { get; private set; } = Stream.Null;

    public static async Task<RawSocket> DialAsync(Uri address, string path = RawClient.Gemini)
    {
        RawSocket socket = new();
        socket._limit.CancelAfter(Patience);
        await socket._tcp.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        return await socket.UpgradeAsync(socket._tcp.GetStream(), path);
    }

    /// <summary>The same over a connection that is there already.</summary>
    public static Task<RawSocket> OverAsync(Stream stream, string path = RawClient.Gemini) => new RawSocket().UpgradeAsync(stream, path);

    /// <summary>The same on a stream that is upgraded already.</summary>
    public static RawSocket On(Stream stream) => new() { Stream = stream };

    private async Task<RawSocket> UpgradeAsync(Stream stream, string path)
    {
        Stream = stream;
        await WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nx-goog-api-key: k\r\n\r\n"));
        string head = "";
        while (!head.EndsWith("\r\n\r\n", StringComparison.Ordinal)) { head += (char)(await ReadAsync(1))[0]; }
        Assert.StartsWith("HTTP/1.1 101 ", head, StringComparison.Ordinal);
        Assert.Contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", head, StringComparison.Ordinal);
        return this;
    }

    /// <summary>A frame from its first byte and its payload.</summary>
    public static byte[] Frame(byte first, byte[] payload, bool masked = true)
    {
        List<byte> frame = [first];
        int bit = masked ? 0x80 : 0;
        if (payload.Length < 126) { frame.Add((byte)(bit | payload.Length)); }
        else if (payload.Length <= ushort.MaxValue) { frame.AddRange([(byte)(bit | 126), (byte)(payload.Length >> 8), (byte)payload.Length]); }
        else
        {
            byte[] length = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(length, payload.Length);
            frame.AddRange([(byte)(bit | 127), .. length]);
        }

        if (masked) { frame.AddRange(Mask); }
        for (int i = 0; i < payload.Length; i++) { frame.Add(masked ? (byte)(payload[i] ^ Mask[i % 4]) : payload[i]); }
        return [.. frame];
    }

    public static byte[] Text(string text) => Frame(0x81, Encoding.UTF8.GetBytes(text));

    public async Task WriteAsync(params byte[] bytes) => await Stream.WriteAsync(bytes, TestContext.Current.CancellationToken);

    /// <summary>The next frame of the server: its first byte and its payload.</summary>
    public async Task<(byte First, byte[] Payload)> ReadFrameAsync()
    {
        byte[] head = await ReadAsync(2);
        Assert.Equal(0, head[1] & 0x80);
        int length = head[1] switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(await ReadAsync(2)),
            127 => (int)BinaryPrimitives.ReadInt64BigEndian(await ReadAsync(8)),
            _ => head[1],
        };
        return (head[0], await ReadAsync(length));
    }

    /// <summary>Reads up to a close frame: its code and reason.</summary>
    public async Task<(int Code, string Reason)> ReadCloseAsync()
    {
        while (true)
        {
            (byte first, byte[] payload) = await ReadFrameAsync();
            if (first == 0x88) { return payload.Length == 0 ? (1005, "") : (BinaryPrimitives.ReadUInt16BigEndian(payload), Encoding.UTF8.GetString(payload.AsSpan(2))); }
        }
    }

    /// <summary>True where the server has ended the stream.</summary>
    public async Task<bool> IsOverAsync() => await Stream.ReadAsync(new byte[1], _limit.Token) == 0;

    public async Task<byte[]> ReadAsync(int count)
    {
        byte[] bytes = new byte[count];
        await Stream.ReadExactlyAsync(bytes, _limit.Token);
        return bytes;
    }

    public ValueTask DisposeAsync()
    {
        _tcp.Dispose();
        _limit.Dispose();
        return ValueTask.CompletedTask;
    }
}
