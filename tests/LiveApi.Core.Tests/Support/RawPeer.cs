using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Profiles;
using LiveApi.Sessions;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Tests.Support;

/// <summary>The other end of one connection after another, as bytes on a real socket: it can break every rule.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    internal RawPeer() => _listener.Start();

    internal Uri Address => new($"ws://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Whether anybody is at the door who has not been let in.</summary>
    internal bool IsWaitedFor => _listener.Pending();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal LiveSessionOptions Options()
    {
        using ScriptedServer unused = new();
        return SessionFixture.Options(unused) with { Endpoint = LiveEndpoint.Below(Address, Backend.Gemini), Dialer = new WebSocketDialer(), Proxy = ProxyRoute.Direct };
    }

    internal Task<TcpClient> AcceptAsync() => _listener.AcceptTcpClientAsync(Token).AsTask();

    /// <summary>Takes the upgrade and the first message, and answers with these bytes; the connection is left open.</summary>
    internal async Task<TcpClient> AnswerSetupAsync(byte[] frames)
    {
        TcpClient client = await AcceptAsync();
        NetworkStream stream = client.GetStream();
        await LoopbackService.TakeUpgradeAsync(stream, Token);
        await stream.ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false, Token);
        await stream.WriteAsync(frames, Token);
        return client;
    }

    /// <summary>One frame of a server; its first byte is given, for the bits that no library sets.</summary>
    internal static byte[] Frame(byte first, params byte[] payload)
    {
        List<byte> frame = [first];
        if (payload.Length < 126) { frame.Add((byte)payload.Length); } else { frame.AddRange([126, (byte)(payload.Length >> 8), (byte)payload.Length]); }
        frame.AddRange(payload);
        return [.. frame];
    }

    public void Dispose() => _listener.Dispose();
}
