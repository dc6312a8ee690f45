using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Transport;
using Xunit;

namespace LiveApi.Tests.Support;

/// <summary>The other end of a session, in memory: literal JSON in and out over real WebSocket frames, one connection at a time.</summary>
internal sealed class ScriptedServer : IDialer, IDisposable
{
    private readonly Queue<TaskCompletionSource<WebSocket>> _dialled = new();
    private readonly byte[] _buffer = new byte[1 << 20];
    private WebSocket? _socket;
    private Duplex? _wire;

    internal List<DialRequest> Dials { get; } = [];

    public Task<IMessageSocket> DialAsync(DialRequest request, DialTimeline timeline, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        timeline.Enter(DialPhase.Upgrade);
        Dials.Add(request);
        (Duplex client, Duplex server) = Duplex.Pair();
        _wire = server;
        _socket = WebSocket.CreateFromStream(server, new WebSocketCreationOptions { IsServer = true });
        WebSocket clientSocket = WebSocket.CreateFromStream(client, new WebSocketCreationOptions { IsServer = false });
        lock (_dialled)
        {
            Waiter().TrySetResult(_socket);
        }

        return Task.FromResult<IMessageSocket>(new WebSocketChannel(clientSocket, request.MaxMessageBytes));
    }

    /// <summary>Waits for the connection.</summary>
    internal Task AcceptAsync()
    {
        lock (_dialled)
        {
            return Waiter().Task;
        }
    }

    /// <summary>From here on the next connection is waited for; call it before that can come.</summary>
    internal Task ExpectAnotherAsync()
    {
        lock (_dialled)
        {
            _dialled.Clear();
            return Waiter().Task;
        }
    }

    /// <summary>The next message of the client, as parsed JSON; null at its close frame.</summary>
    internal async Task<JsonElement?> ReceiveAsync()
    {
        int length = 0;
        while (true)
        {
            var read = await _socket!.ReceiveAsync(_buffer.AsMemory(length), TestContext.Current.CancellationToken);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += read.Count;
            if (read.EndOfMessage)
            {
                return JsonDocument.Parse(_buffer.AsMemory(0, length)).RootElement.Clone();
            }
        }
    }

    /// <summary>Reads the setup and completes it.</summary>
    internal async Task<JsonElement> CompleteSetupAsync()
    {
        await AcceptAsync();
        JsonElement setup = (await ReceiveAsync())!.Value;
        await SendAsync("{\n  \"setupComplete\": {}\n}\n");
        return setup;
    }

    /// <summary>Sends a message as the service does: in a binary frame.</summary>
    internal Task SendAsync(string json, WebSocketMessageType type = WebSocketMessageType.Binary) => SendBytesAsync(Encoding.UTF8.GetBytes(json), type);

    internal async Task SendBytesAsync(byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Binary)
        => await _socket!.SendAsync(bytes.AsMemory(), type, endOfMessage: true, TestContext.Current.CancellationToken);

    /// <summary>Sends one message in pieces of so many bytes, each a frame of its own.</summary>
    internal async Task SendInPiecesAsync(string json, int pieceBytes)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        for (int at = 0; at < bytes.Length; at += pieceBytes)
        {
            int count = Math.Min(pieceBytes, bytes.Length - at);
            await _socket!.SendAsync(bytes.AsMemory(at, count), WebSocketMessageType.Binary, at + count == bytes.Length, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Sends one message in so many equal pieces, until it is out or the other end has had enough.</summary>
    internal async Task SendEndlessAsync(byte[] piece, int pieces)
    {
        try
        {
            for (int sent = 0; sent < pieces; sent++)
            {
                await _socket!.SendAsync(piece.AsMemory(), WebSocketMessageType.Binary, sent == pieces - 1, TestContext.Current.CancellationToken);
            }
        }
        catch (Exception cut) when (cut is IOException or WebSocketException or InvalidOperationException or ObjectDisposedException)
        {
            // The client cut the connection, as it should.
        }
    }

    internal async Task CloseAsync(int code, string reason)
        => await _socket!.CloseOutputAsync((WebSocketCloseStatus)code, reason, TestContext.Current.CancellationToken);

    /// <summary>The connection is gone without a word.</summary>
    internal void Cut() => _wire!.Cut();

    public void Dispose()
    {
        _wire?.Cut();
        _socket?.Dispose();
    }

    private TaskCompletionSource<WebSocket> Waiter()
    {
        if (_dialled.Count == 0)
        {
            _dialled.Enqueue(new TaskCompletionSource<WebSocket>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        return _dialled.Peek();
    }

    /// <summary>One end of a two-way stream in memory.</summary>
    private sealed class Duplex(Pipe incoming, Pipe outgoing) : Stream
    {
        private readonly Stream _read = incoming.Reader.AsStream();
        private readonly Stream _write = outgoing.Writer.AsStream();

        public override bool CanRead => true;

        public override bool CanWrite => true;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        internal static (Duplex Client, Duplex Server) Pair()
        {
            Pipe up = new(), down = new();
            return (new Duplex(down, up), new Duplex(up, down));
        }

        internal void Cut()
        {
            // Both ways, and from the writers' side: a reader that waits is woken.
            outgoing.Writer.Complete(new IOException("reset by peer"));
            incoming.Writer.Complete(new IOException("reset by peer"));

            // A write that waits for room is not to wait for ever.
            incoming.Reader.CancelPendingRead();
            incoming.Reader.Complete();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _read.ReadAsync(buffer, cancellationToken);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => _read.ReadAsync(buffer, offset, count, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => _write.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => _write.WriteAsync(buffer, offset, count, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => _write.FlushAsync(cancellationToken);

        public override void Flush() => _write.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                // Its own write that waits for room ends, as on a socket that is closed.
                outgoing.Writer.CancelPendingFlush();
                outgoing.Writer.Complete();
                incoming.Writer.Complete(new IOException("This end is closed."));

                // As in Cut: a write of the other end that waits for room is not to wait for ever.
                incoming.Reader.Complete();
            }

            base.Dispose(disposing);
        }
    }
}
