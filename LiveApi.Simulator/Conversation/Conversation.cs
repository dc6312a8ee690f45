using System;
using System.Threading;
using LiveApi.Simulator.Framing;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Scenarios.Running;
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
        Agenda = new Agenda(setting.Clock, setting.Speed.IsInstant, wake: () => Do(static () => { }));
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
        PlanEndOfConnection();
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

    /// <summary>Does something at a moment of the conversation, behind all that is due before it.</summary>
    internal void At(TimeSpan due, Action what) => Do(() => _ = Agenda.At(due, what));

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
            try
            {
                what();
                Agenda.Settle();
            }
            catch (Exception bug) when (bug is not FramingException)
            {
                // A fault of the simulator's own ends this conversation, and no other.
                GiveUpOver(bug);
            }
        }
    }

    private void GiveUpOver(Exception bug)
    {
        try { Fail($"The simulator failed: {bug.GetType().Name}: {bug.Message}"); }
        catch (Exception again) when (again is not FramingException)
        {
            Log($"failed over {bug.GetType().Name}: {bug.Message}, and saying so over {again.GetType().Name}: {again.Message}");
            _line.Drop(reset: true);
            End();
        }
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
        if (_knobs.Bundling != Bundling.Scattered) { SendOne(message); return; }
        foreach (ServerMessage part in Scattering.Of(message)) { SendOne(part); }
    }

    private void SendOne(ServerMessage message) => _line.Send(_knobs.UnknownMembers ? Novelty.AddTo(message) : message, _knobs, FaultsOf(message));

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
        _memory?.Lasted += Agenda.Now - _begunAt;
        if (_memory is { } memory && memory.Owner == this)
        {
            memory.AudioHeard = _hearing?.Heard ?? memory.AudioHeard;
            memory.LeftAt = _setting.Clock.GetTimestamp();
            if (memory.Release(this) && memory.HasHandle) { _setting.Sessions.Leave(memory); }
        }

        Agenda.Dispose();
    }

    private void Log(string what) => _setting.Log($"#{_journal.Number} {what}");
}
