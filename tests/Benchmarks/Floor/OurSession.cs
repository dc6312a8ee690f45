using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Wire;

namespace LiveApi.Benchmarks;

/// <summary>LiveSession, read through its reader: what a user of Core has.</summary>
internal sealed class OurSession : ICandidate
{
    private readonly byte[] _pcm = new byte[640];
    private readonly LiveSession _session;
    private readonly LiveReader _reader;

    private OurSession(LiveSession session)
    {
        _session = session;
        _reader = session.OpenReader();
    }

    internal static async Task<OurSession> ConnectAsync(int port) => new(await LiveSession.ConnectAsync(
        new LiveSessionOptions { Endpoint = new Uri($"ws://127.0.0.1:{port}/"), Setup = new Setup { Model = "models/gemini-3.8-live" } },
        CancellationToken.None));

    public async Task SendAsync(int messages, TimeSpan pause)
    {
        await _session.SendRawAsync(Encoding.ASCII.GetBytes($$"""{"expect":{{messages}}}"""));
        for (int sent = 0; sent < messages; sent++)
        {
            Pause.For(pause);
            await _session.SendAudioAsync(_pcm);
        }

        await ReadAsync<LiveGenerationComplete>();
    }

    public async Task ReceiveAsync(int messages)
    {
        await _session.SendRawAsync(Encoding.ASCII.GetBytes($$"""{"send":{{messages}}}"""));
        for (int read = 0; read < messages; read++)
        {
            await ReadAsync<LiveAudio>();
        }
    }

    public async Task RoundTripAsync()
    {
        await _session.SendTextAsync("ping");
        await ReadAsync<LiveText>();
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _session.DisposeAsync();
    }

    private async ValueTask ReadAsync<T>()
    {
        if (await _reader.ReadAsync() is not T)
        {
            throw new InvalidOperationException($"Expected {typeof(T).Name}; the session is {_session}.");
        }
    }
}
