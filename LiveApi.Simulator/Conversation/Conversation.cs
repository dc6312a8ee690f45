using System;
using System.Threading;
using LiveApi.Audio;
using LiveApi.Simulator.Framing;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Simulator.Speech;
using LiveApi.Simulator.Time;
using LiveApi.Simulator.Validation;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>
/// One connection's conversation as a state machine without a thread of its own: messages and timers come in under one lock, and every answer is
/// queued on the line before they return. The same input at the same times gives the same output.
/// </summary>
internal sealed partial class Conversation : IDisposable
{
    private readonly Lock _lock = new();
    private readonly ConversationSetting _setting;
    private readonly ConnectionJournal _journal;
    private readonly IClientLine _line;
    private ServiceKnobs _knobs;
    private ConversationState _state;
    private SessionMemory? _memory;
    private ScenarioRun? _run;

    internal Conversation(ConversationSetting setting, IClientLine line)
    {
        (_setting, _journal, _line, _knobs) = (setting, setting.Journal, line, setting.Scenario.Service);
        Agenda = new Agenda(setting.Clock, setting.Speed.IsInstant, _lock);
    }

    /// <summary>All that this conversation waits for.</summary>
    public Agenda Agenda { get; }

    private bool IsOpen => _state != ConversationState.Closed;

    /// <summary>The socket is open.</summary>
    internal void Open() => Do(() =>
    {
        // A client takes its own time for the setup, however fast the service's time runs.
        _ = Agenda.Limit(_knobs.SetupTimeout * (_setting.Speed.IsInstant ? 1 : Math.Max(1, _setting.Speed.Factor)), () =>
        {
            if (_state == ConversationState.Upgraded) { Refuse(Refusal.Invalid("Setup timed out: no setup message was received.")); }
        });
        _ = Agenda.Limit(_knobs.ConnectionLifetime - _knobs.GoAwayLead, () => GoAway(_knobs.GoAwayLead));
    });

    /// <summary>A whole message has come.</summary>
    internal void Receive(ReadOnlyMemory<byte> utf8) => Do(() =>
    {
        if (!IsOpen) { return; }
        if (MessageCheck.Read(utf8, _setting.Surface) is not (ClientMessage message, var refusal))
        {
            throw new InvalidOperationException("A message is either read or refused.");
        }

        JournalEntry entry = Note(message, utf8.Span);
        refusal ??= CheckPlace(message);
        if (refusal is not null) { Refuse(refusal, entry); return; }
        Handle(message, entry);
    });

    /// <summary>The connection has ended, or the client has said that it ends it.</summary>
    internal void Leave(int code, string reason, string by) => Do(() =>
    {
        _journal.Close(Agenda.Now, code, reason, by);
        if (!IsOpen) { return; }
        Log($"closed {code}{(reason.Length > 0 ? $" \"{reason}\"" : "")} by the {by}");
        End();
    });

    /// <summary>The client broke the framing: the connection has to fail.</summary>
    internal void Break(int code, string reason) => Do(() =>
    {
        Note("framing", reason);
        Close(code, reason);
    });

    /// <summary>Does something after a wait, at once where there is none.</summary>
    internal void Later(TimeSpan wait, Action what) => Do(() =>
    {
        if (wait == TimeSpan.Zero) { what(); } else { _ = Agenda.Limit(wait, what); }
    });

    /// <summary>The simulator itself stops.</summary>
    internal void Stop() => Do(() => Close(CloseCode.GoingAway, "The simulator stops."));

    public void Dispose() => Leave(CloseCode.Abnormal, "", "server");

    private void Do(Action what)
    {
        lock (_lock)
        {
            what();
            Agenda.Settle();
        }
    }

    private JournalEntry Note(ClientMessage message, ReadOnlySpan<byte> utf8)
        => message.RealtimeInput?.Audio is { Data: { } pcm } audio
            ? _journal.Received(Agenda.Now, utf8, MessageKind.Of(message), (pcm, RateOf(audio)))
            : _journal.Received(Agenda.Now, utf8, MessageKind.Of(message));

    /// <summary>What is wrong with a message at this point of the conversation.</summary>
    private Refusal? CheckPlace(ClientMessage message) => _state == ConversationState.Upgraded == message.Setup is not null ? null : Refusal.InvalidArgument;

    private void Handle(ClientMessage message, JournalEntry entry)
    {
        if (message.Setup is { } setup) { SetUp(setup, entry); return; }
        if (IsExpired(entry)) { return; }
        if (_state == ConversationState.SettingUp)
        {
            _journal.Find(entry, "Sent before setupComplete: a client has to wait for it.");
            _early.Enqueue((message, entry));
            return;
        }

        Take(message, entry);
    }

    private void Move(ConversationState state)
    {
        if (!IsOpen) { return; }
        _state = state;
        _journal.State = state.ToString();
    }

    private void Send(ServerMessage message)
    {
        if (!IsOpen) { return; }
        _line.Send(_knobs.UnknownMembers ? Novelty.AddTo(message) : message, _knobs);
    }

    private void Send(ServerContent content) => Send(new ServerMessage { ServerContent = content });

    private void Refuse(Refusal refusal, JournalEntry? entry = null)
    {
        if (entry is not null) { _journal.Find(entry, refusal.Reason); }
        Close(refusal.Code, refusal.Reason);
    }

    private void End()
    {
        Move(ConversationState.Closed);
        _turn?.Stop();
        _run?.Leave();
        if (_memory is { } memory && memory.Owner == this)
        {
            memory.AudioHeard = _hearing?.Heard ?? memory.AudioHeard;
            memory.Owner = null;
            if (_setup.SessionResumption is not null) { _setting.Sessions.Leave(memory); }
        }

        Agenda.Dispose();
    }

    private void Log(string what) => _setting.Log($"#{_journal.Number} {what}");

    private static int RateOf(Blob audio) => MediaType.RateOf(audio.MimeType) ?? PcmFormat.Input.SampleRate;
}
