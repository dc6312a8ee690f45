using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Simulator.Speech;
using LiveApi.Simulator.Validation;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>What the client may say once the session is open.</summary>
internal sealed partial class Conversation
{
    private byte? _oddByte;
    private bool _isSeen;
    private string _unanswered = "";

    private bool MarksOwnActivity => _setup.RealtimeInputConfig?.AutomaticActivityDetection?.Disabled == true;

    private bool SpeechInterrupts => _setup.RealtimeInputConfig?.ActivityHandling != "NO_INTERRUPTION";

    private SessionMemory Memory => _memory!;

    private void Take(ClientMessage message, JournalEntry entry)
    {
        _consumed++;
        if (InputCheck.Objection(message, _setup, _model.Family, _state) is { } refusal) { Refuse(refusal, entry); return; }
        if (message.ClientContent is not null || message.RealtimeInput?.Text is not null) { Interrupt(); }
        _isSeen = _setting.Scenario.WatchesMessages && _run!.Offer(StageEvent.Message(message));
        if (message.ClientContent is { } content) { TakeContent(content); }
        else if (message.RealtimeInput is { } input) { TakeInput(MediaChunk.InItsPlace(input), entry); }
        else if (message.ContextUpdate is { } update) { Update(update, entry); }
        else if (message.ToolResponse is { } response) { TakeAnswers(response, entry); }
    }

    private void TakeContent(ClientContent content)
    {
        foreach (Content turn in content.Turns ?? [])
        {
            string text = TextOf(turn);
            Memory.Context.Read(text);
            if (turn.Role != "model") { _unanswered = text; }
        }

        if (_state == ConversationState.Seeding)
        {
            if (content.TurnComplete == true) { _unanswered = ""; Move(ConversationState.Ready); }
            return;
        }

        if (content.TurnComplete == true) { OfferText(_unanswered); _unanswered = ""; }
    }

    private static string TextOf(Content? content) => string.Concat((content?.Parts ?? []).Select(part => part.Text));

    private void TakeInput(RealtimeInput input, JournalEntry entry)
    {
        if (input.Audio is { } audio) { TakeAudio(audio, entry); }
        else if (input.Video is { } frame) { TakeForVideo(); See(entry); Offer(StageEvent.Video(frame)); }
        else if (input.Text is { } text) { Memory.Context.Read(text); OfferText(text); }
        else if (input.ActivityStart is not null) { _hearing!.MarkStart(); }
        else if (input.ActivityEnd is not null) { EndActivity(entry); }
        else if (input.AudioStreamEnd == true) { _hearing!.EndOfStream(); Offer(StageEvent.Plain(EventKind.AudioStreamEnd, "the end of the audio stream")); }
    }

    private void EndActivity(JournalEntry entry)
    {
        if (!_hearing!.MarkEnd()) { _journal.Find(entry, "An activityEnd without an activityStart before it: nothing to answer."); }
    }

    private void TakeAudio(Blob audio, JournalEntry entry)
    {
        if (MediaType.RateOf(audio.MimeType) is not { } rate)
        {
            _journal.Find(entry, $"The simulator hears mono PCM only: this is '{audio.MimeType}', and was not listened to.");
            return;
        }

        ReadOnlySpan<byte> pcm = Whole(audio.Data ?? []);
        if (ListensToAll) { Memory.Context.Hear(TimeSpan.FromSeconds(pcm.Length / 2.0 / rate)); }
        _hearing!.Hear(pcm, rate);
    }

    /// <summary>Whole samples: half a sample at the end of one message waits for the next.</summary>
    private ReadOnlySpan<byte> Whole(byte[] data)
    {
        byte[] pcm = _oddByte is { } odd ? [odd, .. data] : data;
        _oddByte = pcm.Length % 2 == 1 ? pcm[^1] : null;
        return pcm.AsSpan(0, pcm.Length & ~1);
    }

    private void TakeAnswers(ToolResponse response, JournalEntry entry)
    {
        List<StageEvent> answers = [];
        bool interrupts = false;
        foreach (FunctionResponse answer in response.FunctionResponses ?? [])
        {
            if (Memory.Calls.Find(answer) is not { } call)
            {
                _journal.Find(entry, $"No call waits for an answer with the id '{answer.Id}': it is ignored, as the service does.");
                continue;
            }

            if (answer.WillContinue == true) { continue; }
            Memory.Calls.Remove(call);
            Memory.Context.Read(answer.Response?.GetRawText());
            if (!call.Blocking && answer.Scheduling == "SILENT") { continue; }
            interrupts |= !call.Blocking && answer.Scheduling == "INTERRUPT";
            answers.Add(StageEvent.ToolResponse(call.Tool, call.Id, answer.Response));
        }

        if (interrupts) { Interrupt(); }
        if (_state == ConversationState.AwaitingTool && !Memory.Calls.AnyBlocking) { Move(ConversationState.Generating); }
        foreach (StageEvent answer in answers) { Offer(answer); }
    }

    private void OfferText(string text)
    {
        Log($"heard the text \"{StageEvent.Shorten(text)}\"");
        Offer(StageEvent.Text(text));
    }

    private void Offer(StageEvent seen)
    {
        // A message that a step was waiting for as such is not shown again as what it means.
        if (IsOpen && !_isSeen) { _run!.Offer(seen); }
    }
}
