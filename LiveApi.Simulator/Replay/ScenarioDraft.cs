using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Transport;
using LiveApi.Wire;

namespace LiveApi.Simulator.Replay;

/// <summary>
/// Makes an editable scenario of a recording: what the client did becomes what is expected, what the service said becomes what the model says.
/// What the simulator does by itself (handles, usage, voice activity, the end of turns) is left to it.
/// </summary>
internal sealed partial class ScenarioDraft
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
}
