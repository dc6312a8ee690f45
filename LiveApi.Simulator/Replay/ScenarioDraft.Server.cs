using System;
using LiveApi.Simulator.Speech;
using LiveApi.Transport;
using LiveApi.Wire;

namespace LiveApi.Simulator.Replay;

/// <content>What the service said: it becomes what the model says, and how the connection ends.</content>
internal sealed partial class ScenarioDraft
{
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

    private static double PcmRate(Blob sound) => sound.MimeType?.Contains("rate=", StringComparison.Ordinal) == true ? MediaType.RateOf(sound.MimeType)!.Value : 24_000;
}
