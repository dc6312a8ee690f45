using System;
using System.IO;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Simulator.Framing;
using LiveApi.Transport;

namespace LiveApi.Simulator.Recording;

/// <summary>One client and its connection to the service: two loops that pass on whole messages and the close, each noted before it goes on.</summary>
internal sealed class ProxiedConnection(int number, Stream client, ClientWebSocket service, RecordingWriter file, Func<TimeSpan> now, Action<string> log) : IDisposable
{
    private const int LargestMessage = 64 * 1024 * 1024;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly FrameWriter _toClient = new(client);
    private readonly SemaphoreSlim _clientIsFree = new(1);
    private readonly CancellationTokenSource _over = new();
    private int _closes;

    internal async Task RunAsync(CancellationToken stop)
    {
        using CancellationTokenRegistration stopping = stop.Register(_over.Cancel);
        Task up = PassUpAsync();
        Task down = PassDownAsync();
        await Task.WhenAny(up, down);
        // A close that one side has sent is answered by the other, if that still lives.
        _over.CancelAfter(CloseTimeout);
        await Task.WhenAll(up, down);
    }

    public void Dispose()
    {
        _clientIsFree.Dispose();
        _over.Dispose();
    }

    private async Task PassUpAsync()
    {
        MessageReader reader = new(client, LargestMessage);
        try
        {
            while (await reader.ReadAsync(_over.Token) is { } message)
            {
                switch (message.Opcode)
                {
                    case Opcode.Ping: await WriteToClientAsync(Opcode.Pong, message.Payload); break;
                    case Opcode.Pong: break;
                    case Opcode.Close:
                        ClosePayload close = ClosePayload.Parse(message.Payload.Span);
                        Note(RecordedSide.Client, close.Code, close.Reason);
                        await CloseServiceAsync(close);
                        return;
                    default:
                        bool isText = message.Opcode == Opcode.Text;
                        file.Write(new RecordedMessage(now(), number, RecordedSide.Client, isText, message.Payload));
                        await service.SendAsync(message.Payload, isText ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, _over.Token);
                        break;
                }
            }

            Note(RecordedSide.Client, CloseCode.Abnormal, "");
            service.Abort();
        }
        catch (FramingException broken)
        {
            Note(RecordedSide.Client, broken.Code, broken.Message);
            await WriteToClientAsync(Opcode.Close, new ClosePayload(broken.Code, broken.Message).ToBytes());
            service.Abort();
        }
        catch (Exception lost) when (IsLoss(lost))
        {
            Note(RecordedSide.Client, CloseCode.Abnormal, "");
            service.Abort();
        }
    }

    private async Task PassDownAsync()
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                (int length, WebSocketMessageType kind) = (0, WebSocketMessageType.Binary);
                for (bool isWhole = false; !isWhole;)
                {
                    if (length == buffer.Length) { Array.Resize(ref buffer, buffer.Length * 2); }
                    ValueWebSocketReceiveResult part = await service.ReceiveAsync(buffer.AsMemory(length), _over.Token);
                    (length, kind, isWhole) = (length + part.Count, part.MessageType, part.EndOfMessage);
                }

                if (kind == WebSocketMessageType.Close) { break; }
                ReadOnlyMemory<byte> message = buffer.AsMemory(0, length);
                bool isText = kind == WebSocketMessageType.Text;
                file.Write(new RecordedMessage(now(), number, RecordedSide.Server, isText, message));
                await WriteToClientAsync(isText ? Opcode.Text : Opcode.Binary, message);
            }

            ClosePayload close = new((int?)service.CloseStatus ?? CloseCode.None, service.CloseStatusDescription ?? "");
            Note(RecordedSide.Server, close.Code, close.Reason);
            await WriteToClientAsync(Opcode.Close, close.ToBytes());
            await CloseServiceAsync(close);
        }
        catch (Exception lost) when (IsLoss(lost))
        {
            Note(RecordedSide.Server, CloseCode.Abnormal, "");
            await _over.CancelAsync();
        }
    }

    private async Task CloseServiceAsync(ClosePayload close)
    {
        if (service.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) { return; }
        bool isEmpty = close.Code == CloseCode.None;
        await service.CloseOutputAsync(isEmpty ? WebSocketCloseStatus.Empty : (WebSocketCloseStatus)close.Code, isEmpty ? null : close.Reason, _over.Token);
    }

    private async Task WriteToClientAsync(Opcode opcode, ReadOnlyMemory<byte> payload)
    {
        await _clientIsFree.WaitAsync(_over.Token);
        try { await _toClient.WriteAsync(opcode, payload, _over.Token); }
        finally { _clientIsFree.Release(); }
    }

    /// <summary>The first close is the one that counts: what follows it is its echo.</summary>
    private void Note(RecordedSide side, int code, string reason)
    {
        if (Interlocked.Increment(ref _closes) > 1) { return; }
        file.Write(new RecordedClose(now(), number, side, code, reason));
        log($"#{number} closed {code} by the {(side == RecordedSide.Client ? "client" : "service")}");
    }

    private static bool IsLoss(Exception fault) => fault is IOException or OperationCanceledException or ObjectDisposedException or WebSocketException;
}
