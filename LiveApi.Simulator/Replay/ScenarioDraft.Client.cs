using System;
using System.Linq;
using LiveApi.Profiles;
using LiveApi.Wire;

namespace LiveApi.Simulator.Replay;

/// <content>What the client did: it becomes what is expected.</content>
internal sealed partial class ScenarioDraft
{
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
}
