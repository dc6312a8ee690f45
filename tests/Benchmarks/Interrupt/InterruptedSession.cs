using System;
using System.Diagnostics;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Wire;

namespace LiveApi.Benchmarks;

/// <summary>A session that is interrupted while so much of an answer waits to be read.</summary>
internal sealed class InterruptedSession : IAsyncDisposable
{
    private readonly StampingDialer _dialer;
    private readonly LiveSession _session;
    private readonly LiveReader _reader;

    private InterruptedSession(LiveSession session, StampingDialer dialer)
    {
        _dialer = dialer;
        _session = session;
        _reader = session.OpenReader();
    }

    internal static async Task<InterruptedSession> ConnectAsync(int port)
    {
        StampingDialer dialer = new();
        LiveSessionOptions options = new() { Endpoint = new Uri($"ws://127.0.0.1:{port}/"), Setup = new Setup { Model = "models/gemini-3.8-live" }, Dialer = dialer };
        return new InterruptedSession(await LiveSession.ConnectAsync(options, CancellationToken.None), dialer);
    }

    /// <summary>
    /// Microseconds from the server's write to two moments: the receive loop is done with the message, from where on no stale audio can be read (for
    /// certain; the cut itself comes a little before), and a reader that was waiting has the message.
    /// </summary>
    internal async Task<(double Silent, double Reader)> InterruptAsync(int unread)
    {
        await SendAsync($$"""{"send":{{Math.Max(unread, 1)}}}""");
        if (unread == 0)
        {
            await ReadAsync<LiveAudio>();
        }

        while (_session.Counters.Unread < unread)
        {
            await Task.Delay(1);
        }

        Task<long> handled = _dialer.ExpectInterruption();
        await SendAsync("""{"interrupt":1}""");
        LiveInterrupted? interrupted = unread == 0 ? await ReadAsync<LiveInterrupted>() : null;
        long read = Stopwatch.GetTimestamp();
        long silent = await handled;
        interrupted ??= await ReadAsync<LiveInterrupted>();
        long written = long.Parse((await ReadAsync<LiveText>()).Text, provider: null);
        await ReadAsync<LiveTurnComplete>();
        return interrupted.DroppedAudioMessages == unread
            ? (Stopwatch.GetElapsedTime(written, silent).TotalMicroseconds, Stopwatch.GetElapsedTime(written, read).TotalMicroseconds)
            : throw new InvalidOperationException($"{interrupted.DroppedAudioMessages} of {unread} messages were dropped.");
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _session.DisposeAsync();
    }

    private ValueTask SendAsync(string json) => _session.SendRawAsync(Encoding.ASCII.GetBytes(json));

    private async ValueTask<T> ReadAsync<T>()
        where T : LiveMessage
        => await _reader.ReadAsync() is T message ? message : throw new InvalidOperationException($"Expected {typeof(T).Name}; the session is {_session}.");
}
