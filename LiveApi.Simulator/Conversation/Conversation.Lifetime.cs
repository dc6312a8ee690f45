using System;
using LiveApi.Profiles;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Validation;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>How connections end and sessions go on: handles, goAway, expiry, close.</summary>
internal sealed partial class Conversation
{
    private const string IgnoredGoAway
        = "Connection aborted because the client failed to close the connection after receiving a GoAway signal once the session duration expired";

    private string? _expiry;
    private bool _goingAway;
    private long _consumed;

    private TimeSpan Lead => _knobs.GoAwayLead ?? TimeSpan.FromSeconds(_setting.Surface.IsVertex ? 60 : 50);

    private bool OffersHandleEachTurn => _setup.SessionResumption is not null && Style == HandleStyle.PerTurn;

    private HandleStyle Style => _knobs.Resumption != HandleStyle.ByModel ? _knobs.Resumption
        : _model.Family.Resumption == ResumptionStyle.Repeated || LastConsumed is not null ? HandleStyle.PerTurn : HandleStyle.Single;

    /// <summary>A connection that ends sooner than it would be told of is told with its setup.</summary>
    private bool EndsWithinLead => _knobs.ConnectionLifetime <= Lead;

    private void PlanEndOfConnection() => _ = EndsWithinLead
        ? Agenda.Limit(_knobs.ConnectionLifetime, () => Close(Framing.CloseCode.PolicyViolation, IgnoredGoAway))
        : Agenda.Limit(_knobs.ConnectionLifetime - Lead, () => GoAway(Lead));

    /// <summary>Warns that the connection ends, and ends it if the client does not.</summary>
    public void GoAway(TimeSpan timeLeft)
    {
        if (!IsOpen || _goingAway) { return; }
        _goingAway = true;
        Log($"go away in {timeLeft.TotalSeconds:0.#} s");
        Send(new ServerMessage { GoAway = new GoAway { TimeLeft = timeLeft } });
        _ = Agenda.Limit(timeLeft, () => Close(Framing.CloseCode.PolicyViolation, IgnoredGoAway));
    }

    /// <summary>Ends the connection with a code and a reason.</summary>
    public void Close(int code, string reason)
    {
        if (!IsOpen) { return; }
        _journal.Close(Agenda.Now, code, reason, "server");
        Log($"closes {code} \"{reason}\"");
        _line.Close(code, reason);
        End();
    }

    /// <summary>Breaks the connection off.</summary>
    public void Drop(bool reset)
    {
        if (!IsOpen) { return; }
        _journal.Close(Agenda.Now, Framing.CloseCode.Abnormal, reset ? "reset" : "dropped", "server");
        Log(reset ? "resets the connection" : "drops the connection");
        _line.Drop(reset);
        End();
    }

    /// <summary>How long a client may be silent where time stands still meanwhile: as long as the connection or its setup might last.</summary>
    internal TimeSpan LongestSilence => _state == ConversationState.Upgraded ? _knobs.SetupTimeout : _knobs.ConnectionLifetime;

    /// <summary>The client was silent for that long.</summary>
    internal void GiveUp(TimeSpan silence) => Do(() => Close(Framing.CloseCode.GoingAway, $"The client said nothing for {silence.TotalSeconds:0.###} s."));

    /// <summary>The client has left more unread than anybody may: the connection is reset. False where the conversation was over already.</summary>
    internal bool Overflow()
    {
        if (!IsOpen) { return false; }
        Note("overflow", "The client left so much unread that the connection was reset.");
        Drop(reset: true);
        return true;
    }

    /// <summary>The client's key or token is worth nothing from now on: its next message ends the connection, and it opens no other one.</summary>
    public void ExpireCredential(string reason)
    {
        _setting.Sessions.Expire(_setting.Credential.Fingerprint);
        _expiry = reason;
        Note("expired", $"The client's {_setting.Credential} expired.");
    }

    private bool IsExpired(JournalEntry entry)
    {
        // An access token is checked at the upgrade alone; an open socket outlives it.
        string? expiry = _setting.Tokens.IsExpired(_setting.Credential) ? CredentialCheck.Expired : _expiry;
        if (expiry is null || _setting.Surface.IsVertex) { return false; }
        Refuse(new Refusal(Framing.CloseCode.PolicyViolation, expiry), entry);
        return true;
    }

    private TimeSpan HandleLifetime => _knobs.HandleLifetime ?? TimeSpan.FromHours(_setting.Surface.IsVertex ? 24 : 2);

    /// <summary>In transparent mode: the client's last message that the service's state holds, the setup being number 0. What comes after it has to be sent again.</summary>
    private long? LastConsumed => _setup.SessionResumption?.Transparent == true ? _consumed : null;

    private void OfferHandle()
    {
        if (!IsOpen || Style == HandleStyle.None) { return; }
        string handle = Identifiers.Uuid(_setting.Dice).ToString();
        Memory.HasHandle = true;
        _setting.Sessions.Remember(handle, Memory, HandleLifetime);
        Send(new ServerMessage { SessionResumptionUpdate = new SessionResumptionUpdate { NewHandle = handle, Resumable = true, LastConsumedClientMessageIndex = LastConsumed } });
    }

    /// <summary>Whether a session is asked for again too soon: the service's state has not left the old connection yet.</summary>
    private bool IsTooSoon(SessionMemory memory) => _knobs.ResumeRace is { } race
        && (memory.Owner is not null || (memory.LeftAt is { } left && _setting.Clock.GetElapsedTime(left) < race));

    private void Note(string kind, string text) => _journal.Note(Agenda.Now, kind, text);
}
