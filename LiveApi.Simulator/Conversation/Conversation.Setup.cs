using System.Text;
using System.Text.Json.Nodes;
using LiveApi.Profiles;
using LiveApi.Simulator.Framing;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Simulator.Speech;
using LiveApi.Simulator.Tokens;
using LiveApi.Simulator.Validation;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>From the first message to the moment when both sides may speak.</summary>
internal sealed partial class Conversation
{
    private Setup _setup = new();
    private ModelProfile _model = ModelCatalogue.Default.Find("", Backend.Gemini);
    private TurnStyle _style = new(false, false, false, false, "");
    private Hearing? _hearing;

    private void SetUp(Setup asked, JournalEntry entry)
    {
        // First: a handle that the token takes away is none, and makes no use of it free.
        Setup setup = Constrain(asked);
        if (CheckCredential(setup) is { } refused) { Refuse(refused, entry); return; }
        _setup = setup;
        _journal.Model = setup.Model;
        Log($"setup {_journal.Model}");
        if (SetupCheck.Objection(setup, _setting, _knobs.AnyModel, out _model) is { } wrong) { Refuse(wrong, entry); return; }
        if (Recall(setup, entry) is not { } memory) { return; }

        _memory = memory;
        memory.Connections++;
        _begunAt = Agenda.Now;
        _journal.Session = memory.Id.ToString();
        _style = StyleOf(setup);
        _hearing = Listen(setup, memory);
        memory.Context.Read(InstructionText(setup));
        Move(ConversationState.SettingUp);
        _ = Agenda.After(_knobs.SetupDelay, CompleteSetup);
    }

    private Refusal? CheckCredential(Setup asked)
        => CredentialCheck.Objection(_setting.Credential, _setting.Surface, _setting.Sessions)
            ?? (_setting.Credential.Kind == CredentialKind.EphemeralToken
                ? _setting.Tokens.Take(_setting.Credential, isNewSession: asked.SessionResumption?.Handle is not { Length: > 0 }) : null);

    /// <summary>The setup that holds: what the token decides of it is the token's.</summary>
    private Setup Constrain(Setup asked)
    {
        if (_setting.Tokens.Find(_setting.Credential) is not { Setup: not null } token) { return asked; }
        JsonObject message = new() { ["setup"] = token.Constrain(TokenRequest.JsonOf(asked)) };
        Setup setup = WireFormat.ReadClient(Encoding.UTF8.GetBytes(message.ToJsonString())).Setup!;
        // Measured: a token that brings the whole setup makes the service offer a handle that nobody asked for.
        return token.ReplacesSetup && setup.SessionResumption is null ? setup with { SessionResumption = new SessionResumptionConfig() } : setup;
    }

    /// <summary>The session that the setup asks for, a new one where it does not name one; null where it was refused.</summary>
    private SessionMemory? Recall(Setup setup, JournalEntry entry)
    {
        if (setup.SessionResumption?.Handle is not { Length: > 0 } handle)
        {
            SessionMemory fresh = new(Identifiers.Uuid(_setting.Dice), _model.Id, _setting.Scenario);
            _ = fresh.Take(this);
            return fresh;
        }

        if (_setting.Sessions.Find(handle, HandleLifetime) is not { } memory || IsUsedUp(memory))
        {
            Refuse(new Refusal(CloseCode.PolicyViolation, "Session resumption handle was not found or has expired."), entry);
            return null;
        }

        if (IsTooSoon(memory)) { Refuse(new Refusal(CloseCode.InternalError, "Internal error encountered."), entry); return null; }
        if (memory.Model != _model.Id) { Refuse(Refusal.InvalidArgument, entry); return null; }
        _setting.Sessions.Reopen(memory);
        memory.Take(this)?.TakenOver();
        return memory;
    }

    private void TakenOver()
    {
        lock (_lock)
        {
            if (!IsOpen) { return; }
            Note("taken over", "Another connection resumed this session while this one was still open.");
            Close(CloseCode.PolicyViolation, "The operation was aborted.");
        }
    }

    private void CompleteSetup()
    {
        if (_knobs.NeverCompletesSetup) { return; }
        string? id = _setting.Surface.IsVertex ? _memory!.Id.ToString() : null;
        Send(new ServerMessage { SetupComplete = new SetupComplete { SessionId = id } });
        Move(_setup.HistoryConfig?.InitialHistoryInClientContent == true && _memory!.Connections == 1 ? ConversationState.Seeding : ConversationState.Ready);
        if (_setup.SessionResumption is not null) { _ = Agenda.After(_knobs.ResumptionDelay, OfferHandle); }
        PlanEndOfSession();
        if (EndsWithinLead) { GoAway(_knobs.ConnectionLifetime - Agenda.Now); }

        _run = new ScenarioRun(_setting.Scenario, _memory!.Cursor, this);
        _run.Start();
        _run.Offer(StageEvent.Setup(_setup, resumed: _memory.Connections > 1));
        while (IsOpen && _early.TryDequeue(out (ClientMessage Message, JournalEntry Entry) early)) { Take(early.Message, early.Entry); }
    }

    private TurnStyle StyleOf(Setup setup) => new(
        IsText: setup.GenerationConfig?.ResponseModalities is ["TEXT"],
        Transcribes: setup.OutputAudioTranscription is not null,
        ShowsThoughts: setup.GenerationConfig?.ThinkingConfig?.IncludeThoughts == true,
        NamesRole: _setting.Surface.IsVertex,
        AudioMimeType: "audio/pcm;rate=24000");

    private Hearing Listen(Setup setup, SessionMemory memory)
    {
        AutomaticActivityDetection? wish = setup.RealtimeInputConfig?.AutomaticActivityDetection;
        VoiceSettings? automatic = wish?.Disabled == true ? null : VoiceSettings.From(wish, highByDefault: _setting.Surface.IsGemini);
        return new Hearing(automatic, _setting.Scenario.KeepsSpeech, memory.AudioHeard) { Started = SpeechStarts, Ended = SpeechEnds };
    }

    private static string InstructionText(Setup setup)
    {
        StringBuilder text = new(TextOf(setup.SystemInstruction));
        foreach (Tool tool in setup.Tools ?? [])
        {
            foreach (FunctionDeclaration function in tool.FunctionDeclarations ?? []) { text.Append(function.Name).Append(function.Description); }
        }

        return text.ToString();
    }
}
