using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace LiveApi.Benchmarks;

/// <summary>
/// One session of the load: it sends prebuilt audio, and of what comes reads the headers of frames, with the moments of those that hold audio.
/// It does as little as it can, since its own work is on the same machine.
/// </summary>
internal sealed class LoadSession : IDisposable
{
    private const int FirstChunk = 9_600;
    private const int Chunk = 11_520;
    private const double BytesPerSecond = 48_000;
    private const int SmallestAudio = 4_000;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly List<(int Number, long At)> _chunks = [];
    private readonly byte[] _buffer = new byte[32 * 1024];
    private long _skip;
    private int _held;
    private int _number;
    private long _earliest = long.MaxValue;

    /// <summary>Why it ended before its time; null while it goes on.</summary>
    internal string? Lost { get; private set; }

    internal static async Task<LoadSession> OpenAsync(Uri address)
    {
        LoadSession session = new();
        await session._socket.ConnectAsync(address.Host, address.Port);
        await session._socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nx-goog-api-key: load\r\n\r\n"));
        await session.SkipHeadAsync();
        await session._socket.SendAsync(Frame("""{"setup":{"model":"models/gemini-3.8-live","realtimeInputConfig":{"activityHandling":"NO_INTERRUPTION"}}}"""));
        _ = session.ReceiveAsync();
        return session;
    }

    /// <summary>A text frame with the mask 0, so that nothing has to be computed.</summary>
    internal static byte[] Frame(string text)
    {
        byte[] payload = Encoding.UTF8.GetBytes(text);
        byte[] head = payload.Length < 126
            ? [0x81, (byte)(0x80 | payload.Length)]
            : [0x81, 0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length];
        return [.. head, 0, 0, 0, 0, .. payload];
    }

    /// <summary>Sends without waiting; a socket that takes nothing more is a session that is lost.</summary>
    internal void Send(byte[] frame)
    {
        try
        {
            if (Lost is null && _socket.Send(frame) != frame.Length) { Lost = "the service does not read"; }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException) { Lost = fault.Message; }
    }

    /// <summary>How late the chunks since a moment were, in milliseconds: each against the beginning that the most punctual chunk of the session gives.</summary>
    internal void AddLateness(long since, List<double> all)
    {
        lock (_chunks)
        {
            foreach ((int number, long at) in _chunks)
            {
                if (at >= since) { if (Environment.GetEnvironmentVariable("DUMP") is {} d) { File.AppendAllText(d, $"{(at-since)/1e6:0.00} {Stopwatch.GetElapsedTime(_earliest, at - Due(number)).TotalMilliseconds:0.00} {number}\n"); } all.Add(Stopwatch.GetElapsedTime(_earliest, at - Due(number)).TotalMilliseconds); }
            }

            _chunks.Clear();
        }
    }

    public void Dispose() => _socket.Dispose();

    private static long Due(int number)
        => number == 0 ? 0 : (long)((FirstChunk + ((number - 1L) * Chunk)) / BytesPerSecond * Stopwatch.Frequency);

    private async Task SkipHeadAsync()
    {
        byte[] one = new byte[1];
        int ends = 0;
        while (ends < 4 && await _socket.ReceiveAsync(one) == 1) { ends = one[0] is (byte)'\r' or (byte)'\n' ? ends + 1 : 0; }
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (await _socket.ReceiveAsync(_buffer.AsMemory(_held)) is var read and > 0) { Take(read); }
            Lost ??= "the service closed";
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or IOException) { Lost ??= fault.Message; }
    }

    private void Take(int read)
    {
        int end = _held + read, at = 0;
        while (at < end)
        {
            if (_skip > 0)
            {
                int part = (int)Math.Min(_skip, end - at);
                (_skip, at) = (_skip - part, at + part);
                continue;
            }

            int size = end - at < 2 ? int.MaxValue : (_buffer[at + 1] & 0x7F) == 126 ? 4 : 2;
            if (end - at < size) { break; }
            _skip = size == 4 ? (_buffer[at + 2] << 8) | _buffer[at + 3] : _buffer[at + 1] & 0x7F;
            at += size;
            if (_skip > SmallestAudio) { Note(); }
        }

        _held = end - at;
        _buffer.AsSpan(at, _held).CopyTo(_buffer);
    }

    private void Note()
    {
        long now = Stopwatch.GetTimestamp();
        lock (_chunks)
        {
            _chunks.Add((_number, now));
            _earliest = Math.Min(_earliest, now - Due(_number++));
        }
    }
}
