using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Framing;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Journal;
using LiveApi.Transport;
using LiveApi.Wire;

namespace LiveApi.Simulator.Replay;

/// <summary>
/// One connection that says what a recorded service said, when it said it, and holds the client to what the recorded client said.
/// Times count from the last thing that the client did, so that a client that thinks longer than the recorded one is not overrun.
/// </summary>
internal sealed class ReplayConnection : IDisposable
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(10);
    private static readonly ServiceKnobs Knobs = new();

    private readonly CancellationTokenSource _over = new();
    private readonly ReplaySetting _setting;
    private readonly ConnectionJournal _journal;
    private readonly LineComparison _comparison;
    private readonly MessageReader _reader;
    private readonly Listener _listener;
    private readonly SendLine _line;
    private readonly long _start;

    internal ReplayConnection(ReplaySetting setting, Stream stream)
    {
        (_setting, _journal) = (setting, setting.Journal);
        _comparison = new LineComparison(setting.IsStrict, setting.HasStandIns);
        _reader = new MessageReader(stream, Knobs.MaxMessage);
        _listener = new Listener(setting.IsStrict);
        _line = new SendLine(stream, setting.Clock, setting.Speed, setting.Journal.Number);
        _start = setting.Clock.GetTimestamp();
        _journal.State = "Replaying";
    }

    internal async Task RunAsync(CancellationToken stop)
    {
        await using IdleWatch idle = new(_setting.WallClock, static () => LongestSilence, silence => Close(CloseCode.GoingAway, $"The client said nothing for {silence.TotalSeconds:0} s.", "server"));
        using CancellationTokenRegistration stopping = stop.Register(() => Close(CloseCode.GoingAway, "The simulator stops.", "server"));
        Task sending = SendAsync();
        Task listening = ListenAsync(idle);
        try { await PlayAsync(); }
        catch (OperationCanceledException) { }
        await listening;
        await sending;
    }

    /// <summary>The run that the connection belongs to is forgotten.</summary>
    internal void Reset() => Close(CloseCode.GoingAway, "The run was reset.", "server");

    public void Dispose()
    {
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task SendAsync()
    {
        try { await _line.RunAsync(() => _over.CancelAfter(CloseTimeout), _over.Token); }
        finally { await _over.CancelAsync(); }
    }

    private async Task PlayAsync()
    {
        TimeSpan heard = TimeSpan.Zero, recordedAt = TimeSpan.Zero, saidAt = Now();
        int number = 0;
        foreach (RecordedEvent happened in _setting.Events)
        {
            switch (happened)
            {
                case RecordedMessage { From: RecordedSide.Client } recorded:
                    number++;
                    ClientLine wanted = ClientLine.Of(recorded.Payload);
                    if (wanted.IsAudio && !_setting.IsStrict) { heard += wanted.Audio; break; }
                    if (await _listener.NextAsync(_over.Token) is not { } came) { return; }
                    if (_comparison.Difference(wanted, came) is { } difference) { Mismatch(number, wanted.Kind, difference); return; }
                    (recordedAt, saidAt) = (happened.At, Now());
                    break;
                case RecordedMessage said:
                    if (heard > TimeSpan.Zero) { await _listener.AudioAsync(heard, _over.Token); }
                    await WaitUntilAsync(saidAt + (happened.At - recordedAt));
                    Say(said);
                    break;
                case RecordedClose { From: RecordedSide.Server } close:
                    await WaitUntilAsync(saidAt + (happened.At - recordedAt));
                    if (close.Code == CloseCode.Abnormal) { Drop(); } else { Close(close.Code, close.Reason, "server"); }
                    return;
            }
        }

        // All is said: the client closes when it likes, and has nothing more to say.
        if (await _listener.NextAsync(_over.Token) is { } more) { Mismatch(number + 1, more.Kind, $"the recording ends before it, and {more.Kind} came"); }
    }

    private async Task ListenAsync(IdleWatch idle)
    {
        try
        {
            while (await _reader.ReadAsync(_over.Token) is { } message)
            {
                idle.Heard();
                switch (message.Opcode)
                {
                    case Opcode.Ping: _line.Post(new Outbound(Opcode.Pong, message.Payload.ToArray()), Knobs); break;
                    case Opcode.Pong: break;
                    case Opcode.Close:
                        ClosePayload close = ClosePayload.Parse(message.Payload.Span);
                        Close(close.Code, close.Reason, "client");
                        return;
                    default: Hear(message.Payload); break;
                }
            }

            _journal.Close(Now(), CloseCode.Abnormal, "", "client");
        }
        catch (FramingException broken) { Close(broken.Code, broken.Message, "server"); }
        catch (Exception lost) when (lost is IOException or OperationCanceledException or ObjectDisposedException) { _journal.Close(Now(), CloseCode.Abnormal, "", "client"); }
        finally
        {
            _listener.Close(new ClosePayload(CloseCode.None, ""));
            _line.Complete();
        }
    }

    private void Hear(ReadOnlyMemory<byte> utf8)
    {
        ClientLine line = ClientLine.Of(utf8);
        _journal.Received(Now(), utf8.Span, line.Kind, line.IsAudio ? AudioOf(utf8) : null);
        if (!_listener.Hear(line, utf8.Length)) { Close(CloseCode.PolicyViolation, "The client sent more ahead of the recording than there is room for.", "server"); }
    }

    private static (ReadOnlyMemory<byte> Pcm, int Rate)? AudioOf(ReadOnlyMemory<byte> utf8)
        => WireFormat.ReadClient(utf8.Span).RealtimeInput?.Audio is { Data: { } pcm } audio ? (pcm, Speech.MediaType.RateOf(audio.MimeType) ?? 16_000) : null;

    private void Say(RecordedMessage said)
    {
        byte[] bytes = said.Payload.ToArray();
        try { _journal.Sent(Now(), WireFormat.ReadServer(bytes), bytes.Length); }
        catch (LiveException) { _journal.Note(Now(), "raw", $"{bytes.Length} bytes that are no message"); }
        _line.Post(new Outbound(said.IsText ? Opcode.Text : Opcode.Binary, bytes), Knobs);
    }

    private void Mismatch(int number, string kind, string difference)
    {
        string what = $"{_setting.Name}, message {number} of the client ({kind}): {difference}.";
        _journal.Note(Now(), "failure", what);
        _setting.Log($"FAILED: {what}");
        Close(CloseCode.InternalError, what, "server");
    }

    private void Close(int code, string reason, string by)
    {
        _journal.Close(Now(), code, reason, by);
        _setting.Log($"closed {code}{(reason.Length > 0 ? $" \"{reason}\"" : "")} by the {by}");
        _line.Post(new Outbound(Opcode.Close, new ClosePayload(code, reason).ToBytes()), Knobs);
    }

    private void Drop()
    {
        _journal.Close(Now(), CloseCode.Abnormal, "", "server");
        // What was said before is still delivered.
        _line.Complete();
    }

    private async Task WaitUntilAsync(TimeSpan due)
    {
        TimeSpan wait = due - Now();
        if (wait > TimeSpan.Zero && !_setting.Speed.IsInstant) { await Task.Delay(wait, _setting.Clock, _over.Token); }
    }

    private TimeSpan Now() => _setting.Clock.GetElapsedTime(_start);
}
