using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Profiles;
using LiveApi.Simulator.Speech;
using LiveApi.Transport;
using LiveApi.Wire;

namespace LiveApi.Simulator.Replay;

/// <summary>
/// Makes an editable scenario of a recording: what the client did becomes what is expected, what the service said becomes what the model says.
/// What the simulator does by itself (handles, usage, voice activity, the end of turns) is left to it.
/// </summary>
internal sealed class ScenarioDraft
{
    private readonly DraftSteps _steps = new();
    private readonly SortedSet<string> _service = [];
    private readonly bool _hasTimes;
    private DraftAnswer? _answer;
    private DraftStep? _speech;
    private TimeSpan _triggeredAt;
    private string _heard = "";
    private bool _isTriggered;
    private bool _sentAudio;
    private bool _spoke;
    private bool _seeds;
    private bool _isLeaving;
    private bool _seesFrames = true;

    private ScenarioDraft(bool hasTimes) => _hasTimes = hasTimes;

    /// <summary>The scenario as YAML that <c>check</c> accepts.</summary>
    internal static string Of(Tape tape)
    {
        ScenarioDraft draft = new(tape.Header.HasTimes);
        foreach (RecordedEvent happened in tape.Connections.SelectMany(static connection => connection)) { draft.Take(happened); }
        draft.Answered(endsTurn: true);
        return draft._steps.Write(System.IO.Path.GetFileNameWithoutExtension(tape.Name), $"Drafted from {tape.Name}.", draft._service);
    }

    private void Take(RecordedEvent happened)
    {
        try
        {
            switch (happened)
            {
                case RecordedOpening: _isLeaving = false; break;
                case RecordedMessage { From: RecordedSide.Client } said: TakeClient(WireFormat.ReadClient(said.Payload.Span), happened.At); break;
                case RecordedMessage said: TakeServer(said, WireFormat.ReadServer(said.Payload.Span)); break;
                case RecordedClose { From: RecordedSide.Server } close: TakeClose(close); break;
                case RecordedGap gap: _steps.Remark($"{gap.Messages} messages found no room in the recording"); break;
            }
        }
        catch (LiveException unreadable) { _steps.Remark($"not taken over: {unreadable.Message}"); }
    }

    private void TakeClient(ClientMessage message, TimeSpan at)
    {
        if (message.Setup is { } setup) { TakeSetup(setup); }
        else if (message.ClientContent is { } content) { TakeContent(content, at); }
        else if (message.RealtimeInput?.Text is { } text) { Expect(DraftStep.Text(text), at); }
        else if (message.RealtimeInput?.Video is not null) { TakeFrame(); }
        else if (message.RealtimeInput?.Audio is not null || message.RealtimeInput?.MediaChunks is not null) { _sentAudio = true; }
        else if (message.RealtimeInput?.ActivityEnd is not null) { (_spoke, _triggeredAt) = (true, at); }
        foreach (FunctionResponse answer in message.ToolResponse?.FunctionResponses ?? [])
        {
            if (answer.WillContinue != true && answer.Scheduling != "SILENT") { Expect(new DraftStep("expect", "tool response").With("from", answer.Name), at); }
        }
    }

    /// <summary>The first frame is expected where a step can wait for it; those that follow it say nothing new.</summary>
    private void TakeFrame()
    {
        if (_answer is not null) { _answer.FramesMeanwhile++; }
        else if (_seesFrames)
        {
            _steps.Add(new DraftStep("expect", "video frame"));
            _seesFrames = false;
        }
    }

    private void TakeSetup(Setup setup)
    {
        _seeds = setup.HistoryConfig?.InitialHistoryInClientContent == true && _steps.IsEmpty;
        bool isKnown = ModelCatalogue.Default.Models.Any(model => (setup.Model ?? "").EndsWith("/" + model.Id, StringComparison.Ordinal));
        if (!isKnown) { _service.Add("models: any"); }
        if (setup.SessionResumption?.Handle is { Length: > 0 }) { _steps.Remark("here the client resumed the session on a new connection"); }
    }

    private void TakeContent(ClientContent content, TimeSpan at)
    {
        if (content.TurnComplete != true) { return; }
        if (_seeds) { _seeds = false; return; }
        string text = string.Concat((content.Turns?.LastOrDefault(turn => turn.Role != "model")?.Parts ?? []).Select(part => part.Text));
        Expect(DraftStep.Text(text), at);
    }

    private void TakeServer(RecordedMessage said, ServerMessage message)
    {
        if (said.IsText) { _service.Add("frames: text"); }
        if (said.Payload.Span.IndexOf((byte)'\n') < 0) { _service.Add("json: compact"); }
        if (message.VoiceActivity is { } activity) { TakeActivity(activity, said.At); }
        if (message.ServerContent is { } content) { TakeContent(content, said.At); }
        if (message.ToolCall is { } call)
        {
            Begin(said.At);
            Answered(endsTurn: false);
            _steps.Add(DraftStep.Call(call.FunctionCalls ?? []));
            // A call may end a turn or stop it: who waits for a frame now may miss it.
            (_isTriggered, _seesFrames) = (false, false);
        }

        if (message.GoAway is { } going)
        {
            Answered(endsTurn: true);
            _steps.Add(new DraftStep("go-away", Yaml.Time(going.TimeLeft ?? TimeSpan.FromSeconds(50))));
            _isLeaving = true;
        }

        if (message.Error is not null) { _steps.Add(DraftStep.Send(said.Payload.Span)); }
    }

    private void TakeActivity(VoiceActivity activity, TimeSpan at)
    {
        if (activity.Type != VoiceActivityType.End) { return; }
        (_spoke, _triggeredAt) = (true, at);
    }

    private void TakeContent(ServerContent content, TimeSpan at)
    {
        if (content.InputTranscription?.Text is { Length: > 0 } heard) { Hear(heard, at); }
        if (content.Interrupted == true && _answer is not null)
        {
            Answered(endsTurn: true);
            _steps.Remark("here the client interrupted the model");
        }

        foreach (Part part in content.ModelTurn?.Parts ?? [])
        {
            DraftAnswer answer = Begin(at);
            if (part.Thought == true) { answer.Thought.Append(part.Text); } else { answer.Words.Append(part.Text); }
            if (part.InlineData is { Data: { } pcm } sound && MediaType.RateOf(sound.MimeType) is not null) { answer.Sound += TimeSpan.FromSeconds(pcm.Length / 2.0 / PcmRate(sound)); }
        }

        if (content.OutputTranscription?.Text is { Length: > 0 } words) { Begin(at).Words.Append(words); }
        if (content.GroundingMetadata is { } found) { Begin(at).Ground(found); }
        if (content.TurnCompleteReason is { } reason) { Begin(at).Reason = reason; }
        if (content.WaitingForInput == true) { Begin(at).WaitsForInput = true; }
        if (content.TurnComplete == true) { Answered(endsTurn: true); }
    }

    private void Hear(string heard, TimeSpan at)
    {
        // Transcripts may come after the answer has begun: they belong to the speech that it answers.
        if (_answer is not null && _speech is not null) { _speech.Append("heard", heard); return; }
        _heard += heard;
        (_spoke, _triggeredAt) = (true, at);
    }

    private void TakeClose(RecordedClose close)
    {
        Answered(endsTurn: true);
        // The step go-away ends the connection by itself.
        if (_isLeaving) { return; }
        _steps.Add(close.Code == 1006 ? new DraftStep("drop", null) : new DraftStep("close", Yaml.Number(close.Code)).With("reason", close.Reason.Length > 0 ? close.Reason : null));
    }

    private void Expect(DraftStep step, TimeSpan at)
    {
        Answered(endsTurn: true);
        _steps.Add(step);
        (_isTriggered, _triggeredAt, _speech) = (true, at, null);
    }

    /// <summary>The model begins to answer, if it has not: then something must have made it.</summary>
    private DraftAnswer Begin(TimeSpan at)
    {
        if (_answer is not null) { return _answer; }
        if (_spoke || (!_isTriggered && _sentAudio))
        {
            DraftStep speech = new DraftStep("expect", "speech").With("heard", _heard.Length > 0 ? _heard : null);
            TimeSpan since = _triggeredAt;
            Expect(speech, at);
            (_speech, _triggeredAt) = (speech, _spoke ? since : at);
            (_heard, _spoke, _sentAudio) = ("", false, false);
        }

        return _answer = new DraftAnswer(at > _triggeredAt ? at - _triggeredAt : TimeSpan.Zero);
    }

    private void Answered(bool endsTurn)
    {
        if (_answer?.ToStep(_hasTimes, endsTurn) is { } step)
        {
            _steps.Add(step);
            foreach (string remark in _answer.AllRemarks()) { _steps.Remark(remark); }
            (_isTriggered, _seesFrames) = (false, endsTurn);
        }

        _answer = null;
    }

    private static double PcmRate(Blob sound) => sound.MimeType?.Contains("rate=", StringComparison.Ordinal) == true ? MediaType.RateOf(sound.MimeType)!.Value : 24_000;
}
