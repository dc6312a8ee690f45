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
    private readonly LineShaper _shaper;
    private readonly Stream _stream;
    private readonly MessageReader _reader;
    private readonly FrameWriter _writer;
    private readonly CancellationTokenSource _over;
    private readonly TimeProvider _wallClock;
    private readonly Action<bool> _abort;
    private readonly long _start;
    private ITimer? _giveUp;
    private long _unsent;
    private bool _closing;

    internal ServiceConnection(ConversationSetting setting, Stream stream, Action<bool> abort, TimeProvider wallClock)
    {
        (_setting, _abort, _wallClock, _start) = (setting, abort, wallClock, setting.Clock.GetTimestamp());
        _shaper = new LineShaper(new Random(setting.Journal.Number));
        _stream = stream;
        _reader = new MessageReader(stream, setting.Scenario.Service.MaxMessage);
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

    public void Send(ServerMessage message, ServiceKnobs knobs)
    {
        byte[] bytes = WireFormat.ToUtf8(message, indented: !knobs.CompactJson);
        _setting.Journal.Sent(_conversation.Agenda.Now, message, bytes.Length);
        Post(new Outbound(knobs.TextFrames ? Opcode.Text : Opcode.Binary, bytes) { Cuts = FrameCuts.Of(bytes, knobs) }, knobs);
    }

    public void SendRaw(ReadOnlyMemory<byte> message, bool asText) => Post(new Outbound(asText ? Opcode.Text : Opcode.Binary, message), _conversation.Service);

    public void SendBytes(byte[] bytes) => Post(new Outbound(null, bytes), _conversation.Service);

    public void Stall(TimeSpan? time) => _outbox.Writer.TryWrite(new Outbound(null, default) { Pause = time ?? Timeout.InfiniteTimeSpan });

    public void Close(int code, string reason) => Post(new Outbound(Opcode.Close, new ClosePayload(code, reason).ToBytes()), _conversation.Service);

    public void Drop(bool reset)
    {
        // What was said before is still delivered, unless a reset takes it along.
        _outbox.Writer.TryComplete();
        if (!reset) { return; }
        _abort(true);
        _over.Cancel();
    }

    private async Task ReceiveLoopAsync()
    {
        while (await _reader.ReadAsync(_over.Token) is { } message)
        {
            switch (message.Opcode)
            {
                case Opcode.Ping: Pong(message.Payload.ToArray()); break;
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
        Post(new Outbound(Opcode.Close, close.ToBytes()), _conversation.Service);
    }

    private void Pong(byte[] payload)
    {
        if (_conversation.Service.Pong is not { } delay) { return; }
        _conversation.Later(delay, () => Post(new Outbound(Opcode.Pong, payload), _conversation.Service));
    }

    private void Post(Outbound frame, ServiceKnobs knobs)
    {
        if (Interlocked.Add(ref _unsent, frame.Payload.Length) > MaxUnsent) { Drop(reset: true); return; }
        lock (_shaper)
        {
            TimeSpan due = _setting.Speed.IsInstant ? TimeSpan.Zero : _shaper.DueFor(_setting.Clock.GetElapsedTime(_start), frame.Payload.Length, knobs);
            _outbox.Writer.TryWrite(frame with { Due = due });
        }
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
                await WaitForAsync(frame);
                await (frame.Opcode is { } opcode ? _writer.WriteAsync(opcode, frame.Payload, frame.Cuts, _over.Token) : _writer.WriteRawAsync(frame.Payload, _over.Token));
                Interlocked.Add(ref _unsent, -frame.Payload.Length);
                if (_closing) { GiveUpReadingAfter(CloseTimeout); }
            }

            await _over.CancelAsync();
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException or ObjectDisposedException)
        {
            _outbox.Writer.TryComplete();
            await _over.CancelAsync();
        }
    }

    private async Task WaitForAsync(Outbound frame)
    {
        TimeSpan pause = frame.Pause ?? frame.Due - _setting.Clock.GetElapsedTime(_start);
        if (frame.Pause is not null && _setting.Speed.IsInstant && pause != Timeout.InfiniteTimeSpan) { return; }
        if (pause > TimeSpan.Zero || pause == Timeout.InfiniteTimeSpan) { await Task.Delay(pause, _setting.Clock, _over.Token); }
    }

    private void GiveUpReadingAfter(TimeSpan time)
        => _giveUp = _wallClock.CreateTimer(static over => ((CancellationTokenSource)over!).Cancel(), _over, time, Timeout.InfiniteTimeSpan);

    /// <summary>A frame, or bytes without one where there is no opcode, or a pause.</summary>
    private readonly record struct Outbound(Opcode? Opcode, ReadOnlyMemory<byte> Payload)
    {
        internal int[] Cuts { get; init; } = [];

        internal TimeSpan Due { get; init; }

        internal TimeSpan? Pause { get; init; }
    }
}
