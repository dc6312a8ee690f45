using System;
using System.Globalization;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Simulator.Speech;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>What follows when the user begins to speak, and when the user has spoken.</summary>
internal sealed partial class Conversation
{
    /// <summary>The newest models tell of it unasked on Gemini; Vertex tells who asks.</summary>
    private bool TellsOfSpeech => _knobs.VoiceActivity switch
    {
        Choice.On => true,
        Choice.Off => false,
        _ => !MarksOwnActivity && (_setting.Surface.IsVertex ? _setup.ExplicitVadSignal == true : _model.Family.SendsVoiceActivity == true),
    };

    private void SpeechStarts(TimeSpan offset)
    {
        if (!IsOpen) { return; }
        if (TellsOfSpeech) { Send(Activity("ACTIVITY_START", offset)); }
        if (SpeechInterrupts) { Interrupt(); }
        Offer(StageEvent.Plain(EventKind.SpeechStart, "the beginning of speech"));
    }

    private void SpeechEnds(Utterance said)
    {
        if (!IsOpen) { return; }
        if (TellsOfSpeech) { Send(Activity("ACTIVITY_END", said.End)); }
        if (!ListensToAll) { Memory.Context.Hear(said.Duration); }
        Log(string.Create(CultureInfo.InvariantCulture, $"heard {said.Duration.TotalSeconds:0.00} s of speech at {said.Level.RmsDbfs:0} dBFS"));
        Offer(StageEvent.Speech(said));
    }

    private static ServerMessage Activity(string type, TimeSpan offset)
    {
        TimeSpan whole = TimeSpan.FromMilliseconds(Math.Round(offset.TotalMilliseconds));
        return new ServerMessage { VoiceActivity = new VoiceActivity { Type = type, AudioOffset = whole } };
    }
}
