using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Framing;
using LiveApi.Wire;

namespace LiveApi.Simulator.Hosting;

/// <summary>One upgraded connection: a loop that reads frames into the conversation, and a line that sends what the conversation has to say.</summary>
internal sealed class ServiceConnection : IClientLine, IAsyncDisposable
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _over = new();
    private readonly Conversation.Conversation _conversation;
    private readonly ConversationSetting _setting;
    private readonly Action<bool> _abort;
    private readonly MessageReader _reader;
    private readonly SendLine _line;
    private readonly Stream _stream;
    private readonly UploadLine _upload;
    private readonly ITimer _giveUp;
    private readonly IdleWatch? _idle;
    private volatile bool _silent;

    internal ServiceConnection(ConversationSetting setting, Stream stream, Action<bool> abort, TimeProvider wallClock)
    {
        (_setting, _stream, _abort) = (setting, stream, abort);
        _giveUp = wallClock.CreateTimer(static over => ((CancellationTokenSource)over!).Cancel(), _over, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _upload = new UploadLine(setting.Clock, setting.Speed, setting.Journal.Number);
        _reader = new MessageReader(stream, setting.Scenario.Service.MaxMessage);
        _line = new SendLine(stream, setting.Clock, setting.Speed, setting.Journal.Number);
        _conversation = new Conversation.Conversation(setting, this);
        _idle = setting.Speed.IsInstant ? new IdleWatch(wallClock, () => _conversation.LongestSilence, _conversation.GiveUp) : null;
    }

    internal Conversation.Conversation Conversation => _conversation;

    internal async Task RunAsync(CancellationToken stop)
    {
        using CancellationTokenRegistration stopping = stop.Register(_conversation.Stop);
        Task sending = SendAsync();
        _conversation.Open();
        try { await ReceiveAsync(); }
        catch (FramingException broken)
        {
            _conversation.Break(broken.Code, broken.Message);
            await DrainAsync();
        }
        catch (Exception lost) when (IsLoss(lost)) { _conversation.Leave(CloseCode.Abnormal, "", "client"); }
        finally
        {
            _conversation.Dispose();
            _line.Complete();
            // Nobody is there any more: what a stall holds back is not waited for.
            GiveUpReadingAfter(CloseTimeout);
            await sending;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _conversation.Dispose();
        // First the timer, and whatever it runs at this moment: it uses the source.
        await _giveUp.DisposeAsync();
        if (_idle is not null) { await _idle.DisposeAsync(); }
        _over.Dispose();
    }

    public void Send(ServerMessage message, ServiceKnobs knobs, IReadOnlyList<Fault> faults)
    {
        PooledMessage bytes = new();
        WireFormat.Write(bytes, message, indented: !knobs.CompactJson);
        _setting.Journal.Sent(_conversation.Agenda.Now, message, bytes.Written.Length);
        if (faults.Count == 0)
        {
            Post(new Outbound(knobs.TextFrames ? Opcode.Text : Opcode.Binary, bytes.Written) { Owner = bytes, Cuts = FrameCuts.Of(bytes.Written.Span, knobs) });
            return;
        }

        foreach (Outbound frame in MessageFaults.Of(bytes.Written.ToArray(), knobs, faults, _setting.Dice)) { Post(frame); }
        bytes.Dispose();
    }

    public void SendRaw(ReadOnlyMemory<byte> message, bool asText)
    {
        _setting.Journal.SentRaw(_conversation.Agenda.Now, message.Span);
        Post(new Outbound(asText ? Opcode.Text : Opcode.Binary, message));
    }

    public void SendBytes(byte[] bytes)
    {
        _setting.Journal.Note(_conversation.Agenda.Now, "raw", $"{bytes.Length} bytes without a frame of the simulator's own.");
        Post(new Outbound(null, bytes));
    }

    public void Stall(TimeSpan? time) => Post(new Outbound(null, default) { Pause = time ?? Timeout.InfiniteTimeSpan });

    public void GoSilent()
    {
        _silent = true;
        Stall(null);
    }

    public void Close(int code, string reason)
    {
        if (_silent) { Drop(reset: true); return; }
        Post(new Outbound(Opcode.Close, new ClosePayload(code, reason).ToBytes()));
    }

    public void Drop(bool reset)
    {
        // What was said before is still delivered, unless a reset takes it along.
        _line.Complete();
        if (!reset) { return; }
        _abort(true);
        // The reading that this breaks off may have ended the whole connection by now, here or on another thread.
        try { _over.Cancel(); }
        catch (ObjectDisposedException) { }
    }

    private async Task SendAsync()
    {
        try { await _line.RunAsync(() => GiveUpReadingAfter(CloseTimeout), _over.Token); }
        finally { await _over.CancelAsync(); }
    }

    private async Task ReceiveAsync()
    {
        while (await _reader.ReadAsync(_over.Token) is { } message)
        {
            _idle?.Heard();
            if (_silent) { await Task.Delay(Timeout.InfiniteTimeSpan, _setting.Clock, _over.Token); }
            switch (message.Opcode)
            {
                case Opcode.Ping: Pong(message.Payload.ToArray()); break;
                case Opcode.Pong: break;
                case Opcode.Close: Echo(ClosePayload.Parse(message.Payload.Span)); return;
                default: await _upload.TakeAsync(message.Payload, _conversation, _over.Token); break;
            }
        }

        _conversation.Leave(CloseCode.Abnormal, "", "client");
    }

    /// <summary>Reads what the client still sends: unread bytes would make a reset of the close, and the client would never see its reason.</summary>
    private async Task DrainAsync()
    {
        byte[] rest = new byte[4096];
        try { while (await _stream.ReadAsync(rest, _over.Token) > 0) { } }
        catch (Exception lost) when (IsLoss(lost)) { }
    }

    private void Echo(ClosePayload close)
    {
        _conversation.Leave(close.Code, close.Reason, "client");
        Post(new Outbound(Opcode.Close, close.ToBytes()));
    }

    private void Pong(byte[] payload)
    {
        if (_conversation.Service.Pong is { } delay) { _conversation.Later(delay, () => Post(new Outbound(Opcode.Pong, payload))); }
    }

    private void Post(Outbound frame)
    {
        if (_line.Post(frame, _conversation.Service)) { return; }
        // Nobody reads it: the conversation has to end, too, or it would go on making what nobody takes.
        if (!_conversation.Overflow()) { Drop(reset: true); }
    }

    private void GiveUpReadingAfter(TimeSpan time) => _giveUp.Change(time, Timeout.InfiniteTimeSpan);

    private static bool IsLoss(Exception fault) => fault is IOException or OperationCanceledException or ObjectDisposedException;
}
