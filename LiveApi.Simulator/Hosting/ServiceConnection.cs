using System;
using System.IO;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Framing;
using LiveApi.Wire;

namespace LiveApi.Simulator.Hosting;

/// <summary>One upgraded connection: a loop that reads frames into the conversation, and a loop that writes what the conversation has to say.</summary>
internal sealed class ServiceConnection : IClientLine, IAsyncDisposable
{
    private const int MaxUnsent = 64 * 1024 * 1024;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly Channel<Outbound> _outbox = Channel.CreateUnbounded<Outbound>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Conversation.Conversation _conversation;
    private readonly ConversationSetting _setting;
    private readonly ServiceKnobs _knobs;
    private readonly Stream _stream;
    private readonly MessageReader _reader;
    private readonly FrameWriter _writer;
    private readonly CancellationTokenSource _over;
    private readonly TimeProvider _wallClock;
    private readonly Action _abort;
    private ITimer? _giveUp;
    private long _unsent;
    private bool _closing;

    internal ServiceConnection(ConversationSetting setting, Stream stream, Action abort, TimeProvider wallClock)
    {
        (_setting, _knobs, _abort, _wallClock) = (setting, setting.Scenario.Service, abort, wallClock);
        _stream = stream;
        _reader = new MessageReader(stream, _knobs.MaxMessage);
        _writer = new FrameWriter(stream);
        _over = new CancellationTokenSource();
        _conversation = new Conversation.Conversation(setting, this);
    }

    internal async Task RunAsync(CancellationToken stop)
    {
        using CancellationTokenRegistration stopping = stop.Register(_conversation.Stop);
        Task sending = SendLoopAsync();
        _conversation.Open();
        try { await ReceiveLoopAsync(); }
        catch (FramingException broken)
        {
            _conversation.Break(broken.Code, broken.Message);
            await DrainAsync();
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException or ObjectDisposedException) { _conversation.Leave(CloseCode.Abnormal, "", "client"); }
        finally
        {
            _conversation.Dispose();
            _outbox.Writer.TryComplete();
            await sending;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _conversation.Dispose();
        // First the timer, and whatever it runs at this moment: it uses the source.
        if (_giveUp is not null) { await _giveUp.DisposeAsync(); }
        _over.Dispose();
    }

    public void Send(ServerMessage message)
    {
        byte[] bytes = WireFormat.ToUtf8(message, indented: !_knobs.CompactJson);
        _setting.Journal.Sent(_conversation.Agenda.Now, message, bytes.Length);
        Post(new Outbound(_knobs.TextFrames ? Opcode.Text : Opcode.Binary, bytes));
    }

    public void SendRaw(ReadOnlyMemory<byte> message, bool asText) => Post(new Outbound(asText ? Opcode.Text : Opcode.Binary, message));

    public void Close(int code, string reason) => Post(new Outbound(Opcode.Close, new ClosePayload(code, reason).ToBytes()));

    public void Drop()
    {
        _outbox.Writer.TryComplete();
        _abort();
        _over.Cancel();
    }

    private async Task ReceiveLoopAsync()
    {
        while (await _reader.ReadAsync(_over.Token) is { } message)
        {
            switch (message.Opcode)
            {
                case Opcode.Ping: Post(new Outbound(Opcode.Pong, message.Payload.ToArray())); break;
                case Opcode.Pong: break;
                case Opcode.Close: Echo(ClosePayload.Parse(message.Payload.Span)); return;
                default: _conversation.Receive(message.Payload); break;
            }
        }

        _conversation.Leave(CloseCode.Abnormal, "", "client");
    }

    /// <summary>Reads what the client still sends: unread bytes would make a reset of the close, and the client would never see its reason.</summary>
    private async Task DrainAsync()
    {
        byte[] rest = new byte[4096];
        try { while (await _stream.ReadAsync(rest, _over.Token) > 0) { } }
        catch (Exception lost) when (lost is IOException or OperationCanceledException or ObjectDisposedException) { }
    }

    private void Echo(ClosePayload close)
    {
        _conversation.Leave(close.Code, close.Reason, "client");
        Post(new Outbound(Opcode.Close, close.ToBytes()));
    }

    private void Post(Outbound frame)
    {
        if (Interlocked.Add(ref _unsent, frame.Payload.Length) > MaxUnsent) { Drop(); return; }
        _outbox.Writer.TryWrite(frame);
    }

    private async Task SendLoopAsync()
    {
        try
        {
            await foreach (Outbound frame in _outbox.Reader.ReadAllAsync())
            {
                // After a close frame nothing may follow, not even the echo of one that crossed it.
                if (_closing) { continue; }
                _closing = frame.Opcode == Opcode.Close;
                await _writer.WriteAsync(frame.Opcode, frame.Payload, _over.Token);
                Interlocked.Add(ref _unsent, -frame.Payload.Length);
                if (_closing) { GiveUpReadingAfter(CloseTimeout); }
            }
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException or ObjectDisposedException)
        {
            _outbox.Writer.TryComplete();
            await _over.CancelAsync();
        }
    }

    private void GiveUpReadingAfter(TimeSpan time)
        => _giveUp = _wallClock.CreateTimer(static over => ((CancellationTokenSource)over!).Cancel(), _over, time, Timeout.InfiniteTimeSpan);

    private readonly record struct Outbound(Opcode Opcode, ReadOnlyMemory<byte> Payload);
}
