using System;
using System.Collections.Generic;
using LiveApi.Audio;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Speech;
using LiveApi.Simulator.Validation;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>Every message on its way in: noted, checked, and put off where it comes too early.</summary>
internal sealed partial class Conversation
{
    private const int MostEarly = 1_000;

    private readonly Queue<(ClientMessage Message, JournalEntry Entry)> _early = new();

    private readonly PlainAudio _plainAudio = new();

    /// <summary>True where a message of audio is done with as soon as it has been heard.</summary>
    private bool KeepsNoMessage => _state > ConversationState.SettingUp && !_setting.Scenario.WatchesMessages;

    /// <summary>A whole message has come.</summary>
    internal void Receive(ReadOnlyMemory<byte> utf8) => Do(() =>
    {
        if (!IsOpen) { return; }
        (ClientMessage message, Refusal? refusal) = KeepsNoMessage && _plainAudio.Read(utf8.Span) is { } audio ? (audio, null) : MessageCheck.Read(utf8, _setting.Surface);
        JournalEntry entry = Note(message, utf8.Span);
        refusal ??= CheckPlace(message);
        if (refusal is not null) { Refuse(refusal, entry); return; }
        Handle(message, entry);
    });

    private JournalEntry Note(ClientMessage message, ReadOnlySpan<byte> utf8)
        => message.RealtimeInput is { } input && MediaChunk.InItsPlace(input).Audio is { Data: { } pcm } audio
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
            if (_early.Count == MostEarly) { Refuse(new Refusal(Framing.CloseCode.PolicyViolation, $"More than {MostEarly} messages were sent before setupComplete."), entry); return; }
            _early.Enqueue((message, entry));
            return;
        }

        Take(message, entry);
    }

    private static int RateOf(Blob audio) => MediaType.RateOf(audio.MimeType) ?? PcmFormat.Input.SampleRate;
}
