using System;
using System.Text;
using System.Text.Json;
using LiveApi.Profiles;
using LiveApi.Simulator.Framing;
using LiveApi.Simulator.Journal;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>What of the input belongs to the context, and what becomes of a context that is full.</summary>
internal sealed partial class Conversation
{
    private const int UsualWindow = 131_072;
    private const double UsualTrigger = 0.8;
    private static readonly TimeSpan BetweenFrames = TimeSpan.FromSeconds(1);

    private TimeSpan? _lastFrame;

    private string? Coverage => _setup.RealtimeInputConfig?.TurnCoverage is { } asked and not TurnCoverage.Unspecified ? asked : _model.Family.TurnCoverageDefault;

    /// <summary>Models that decide whether they are meant bill all that they hear, others the speech alone.</summary>
    private bool ListensToAll
        => Coverage == TurnCoverage.AllInput || _model.Family.ProactiveAudio == FeatureRule.AlwaysOn || _setup.Proactivity?.ProactiveAudio == true;

    private int TokensOfFrame => _setup.GenerationConfig?.MediaResolution switch
    {
        MediaResolution.Low => 64,
        MediaResolution.Medium or MediaResolution.High => 256,
        _ => 258,
    };

    /// <summary>One frame a second is looked at; with the narrowest coverage only while somebody speaks.</summary>
    private void See(JournalEntry entry)
    {
        if (!_setting.Speed.IsInstant && _lastFrame is { } last && Agenda.Now - last < BetweenFrames)
        {
            _journal.Find(entry, "More than one frame a second: this one was not looked at.");
            return;
        }

        _lastFrame = Agenda.Now;
        if (Coverage != TurnCoverage.OnlyActivity || _hearing!.IsSpeech) { Memory.Context.See(TokensOfFrame); }
    }

    /// <summary>Instruction and tools of a running session. That the members are those of a setup is an assumption.</summary>
    private void Update(JsonElement update, JournalEntry entry)
    {
        Setup? changed;
        try { changed = WireFormat.ReadClient(Encoding.UTF8.GetBytes("{\"setup\":" + update.GetRawText() + "}")).Setup; }
        catch (LiveException) { changed = null; }
        if (changed is null) { Refuse(Validation.Refusal.InvalidArgument, entry); return; }
        _setup = _setup with { SystemInstruction = changed.SystemInstruction ?? _setup.SystemInstruction, Tools = changed.Tools ?? _setup.Tools };
        Memory.Context.Read(InstructionText(changed));
    }

    /// <summary>A context over its trigger is cut to its target; one that is full and may not be cut ends the session.</summary>
    private void Compress()
    {
        int window = _model.Family.ContextWindow ?? UsualWindow;
        if (_setup.ContextWindowCompression is not { SlidingWindow: not null } compression)
        {
            if (Memory.Context.Tokens > window) { Close(CloseCode.InvalidPayload, Validation.Refusal.InvalidArgument.Reason); }
            return;
        }

        long trigger = compression.TriggerTokens ?? (long)(window * UsualTrigger);
        if (Memory.Context.Tokens <= trigger) { return; }
        long before = Memory.Context.Tokens;
        Memory.Context.CutTo(compression.SlidingWindow.TargetTokens ?? trigger / 2);
        Note("compressed", $"The context went from {before} tokens to {Memory.Context.Tokens}.");
    }
}
