using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Sessions;
using LiveApi.Transport;

namespace LiveApi.Benchmarks;

/// <summary>LiveConnection: messages encoded, queued and written; audio decoded to PCM as it comes.</summary>
internal sealed class OurConnection : ICandidate, IConnectionOwner
{
    private readonly byte[] _pcm = new byte[640];
    private LiveConnection _connection = null!;
    private TaskCompletionSource _done = new();
    private int _awaited;

    internal static async Task<OurConnection> ConnectAsync(int port)
    {
        OurConnection ours = new();
        DialRequest request = new() { Uri = new Uri($"ws://127.0.0.1:{port}/") };
        IMessageSocket socket = await new WebSocketDialer().DialAsync(request, new DialTimeline(TimeProvider.System), CancellationToken.None);
        ours._connection = new LiveConnection(socket, ours, new Outbox(64, TimeProvider.System), TimeProvider.System, TimeSpan.FromSeconds(2));
        ours._connection.Start(default);
        ours._connection.Open();
        return ours;
    }

    public async Task SendAsync(int messages, TimeSpan pause)
    {
        Task done = Await(1);
        await SendRawAsync($$"""{"expect":{{messages}}}""");
        for (int sent = 0; sent < messages; sent++)
        {
            Pause.For(pause);
            await _connection.Outbox.SendAsync(new OutgoingAudio(_pcm, 16_000), ClientEncoding.Audio, CancellationToken.None);
        }

        await done;
    }

    public async Task ReceiveAsync(int messages)
    {
        Task done = Await(messages);
        await SendRawAsync($$"""{"send":{{messages}}}""");
        await done;
    }

    public async Task RoundTripAsync()
    {
        Task done = Await(1);
        await SendRawAsync("""{"clientContent":{"turns":[{"role":"user","parts":[{"text":"ping"}]}],"turnComplete":true}}""");
        await done;
    }

    void IConnectionOwner.OnMessage(LiveConnection connection, ReadOnlySpan<byte> utf8)
    {
        if (AudioFastPath.TryRead(utf8, out byte[] pcm, out _) && pcm.Length != 1_920)
        {
            throw new InvalidOperationException("The audio did not come through.");
        }

        if (--_awaited == 0)
        {
            _done.SetResult();
        }
    }

    void IConnectionOwner.OnEnded(LiveConnection connection, ConnectionEnd end) => _done.TrySetException(new InvalidOperationException($"closed: {end}"));

    public async ValueTask DisposeAsync() => await _connection.CloseAsync();

    private Task Await(int messages)
    {
        _done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited = messages;
        return _done.Task;
    }

    private ValueTask SendRawAsync(string json) => _connection.Outbox.SendAsync<ReadOnlyMemory<byte>>(Encoding.ASCII.GetBytes(json), ClientEncoding.Raw, CancellationToken.None);
}
