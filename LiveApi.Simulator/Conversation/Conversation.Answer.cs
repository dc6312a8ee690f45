using System;
using System.Collections.Generic;
using LiveApi.Profiles;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>The model's turn: saying, calling functions, being interrupted.</summary>
internal sealed partial class Conversation
{
    private ModelTurn? _turn;
    private Action? _said;
    private string? _reason;
    private bool _waits;

    /// <summary>Says a line as a part of the model's turn.</summary>
    public void Say(SpokenLine line, bool endsTurn, Action done)
    {
        ModelTurn turn = BeginTurn(done);
        turn.Say(line, () =>
        {
            if (line.Grounding is { } grounding) { Send(new ServerContent { GroundingMetadata = grounding }); }
            (_reason, _waits) = (line.Reason, line.WaitsForInput);
            if (endsTurn) { Finish(turn, done); } else { Done(done); }
        });
    }

    /// <summary>Asks the client to run functions.</summary>
    public void Call(IReadOnlyList<ToolRequest> calls, Action done)
    {
        BeginTurn(done).Say(new SpokenLine(null, null, null, _knobs.ResponseDelay), () => SendCalls(calls, done));
    }

    /// <summary>Takes calls back: the client need not answer them any more.</summary>
    public void CancelCalls(string? tool)
    {
        List<string> ids = Memory.Calls.TakeBack(tool, blockingOnly: false);
        if (ids.Count > 0) { Send(new ServerMessage { ToolCallCancellation = new ToolCallCancellation { Ids = ids } }); }
    }

    /// <summary>Cuts what the model says or is about to say.</summary>
    public void Interrupt()
    {
        if (!IsOpen || (_turn is null && _state != ConversationState.AwaitingTool)) { return; }
        _turn?.Stop();
        bool together = _knobs.Bundling == Bundling.Bundled;
        if (!together) { Send(new ServerContent { Interrupted = true }); }
        List<string> dropped = Memory.Calls.TakeBack(tool: null, blockingOnly: true);
        if (dropped.Count > 0 && _knobs.Cancellation == CancellationStyle.Documented)
        {
            Send(new ServerMessage { ToolCallCancellation = new ToolCallCancellation { Ids = dropped } });
        }

        Log("interrupted");
        EndTurn(together);
        Action? said = _said;
        if (said is not null) { Done(said); }
    }

    private ModelTurn BeginTurn(Action done)
    {
        _said = done;
        Move(ConversationState.Generating);
        if (_turn is not null) { return _turn; }
        if (OffersHandleEachTurn) { Send(new ServerMessage { SessionResumptionUpdate = new SessionResumptionUpdate { LastConsumedClientMessageIndex = LastConsumed } }); }
        return _turn = new ModelTurn(Agenda, () => _knobs, _style, Send, Memory.Context);
    }

    private void SendCalls(IReadOnlyList<ToolRequest> calls, Action done)
    {
        List<FunctionCall> sent = [];
        bool blocking = false;
        foreach (ToolRequest call in calls)
        {
            PendingCall pending = new(call.Id ?? Identifiers.Call(_setting.Dice, _setting.Surface.IsVertex, HasNewIds), call.Tool, call.Blocking ?? IsBlocking(call.Tool));
            Memory.Calls.Add(pending);
            blocking |= pending.Blocking;
            sent.Add(new FunctionCall { Id = pending.Id, Name = call.Tool, Args = Json.Element(call.Arguments) });
        }

        Send(new ServerMessage { ToolCall = new ToolCall { FunctionCalls = sent }, InteractionStatus = InteractionStatus });
        Log($"calls {string.Join(", ", sent.ConvertAll(call => call.Name))}");
        if (!blocking) { Finish(_turn!, done); return; }
        _turn = null;
        Move(ConversationState.AwaitingTool);
        Done(done);
    }

    /// <summary>The models that give one handle a connection give short ids to their calls, too.</summary>
    private bool HasNewIds => _model.Family.Resumption == ResumptionStyle.OncePerConnection;

    private bool IsBlocking(string tool)
    {
        foreach (Tool declared in _setup.Tools ?? [])
        {
            foreach (FunctionDeclaration function in declared.FunctionDeclarations ?? [])
            {
                if (function.Name == tool && function.Behavior is "BLOCKING" or "NON_BLOCKING") { return function.Behavior == "BLOCKING"; }
            }
        }

        return _model.Family.Tools.DefaultBehavior != FunctionBehavior.NonBlocking;
    }

    private void Finish(ModelTurn turn, Action done)
    {
        Move(ConversationState.Playing);
        turn.Finish(() =>
        {
            EndTurn();
            Done(done);
        });
    }

    /// <summary>Whether a model that goes on working after a turn has nothing left to do; null for models that do not tell.</summary>
    private string? InteractionStatus => _model.Family.SendsInteractionStatus != true ? null : Memory.Calls.Any ? "IN_PROGRESS" : "IDLE";

    private void EndTurn(bool tellsInterruption = false)
    {
        _turn = null;
        Memory.Turns++;
        _journal.Turns = Memory.Turns;
        UsageNaming naming = _knobs.Usage == UsageStyle.Candidates || (_knobs.Usage == UsageStyle.ByBackend && _setting.Surface.IsVertex) ? UsageNaming.Candidates : UsageNaming.Response;
        UsageMetadata usage = Memory.Context.EndTurn(naming);
        ServerMessage end = new()
        {
            ServerContent = new ServerContent
            {
                Interrupted = tellsInterruption ? true : null,
                TurnComplete = true,
                TurnCompleteReason = _reason,
                WaitingForInput = _waits ? true : null,
                InteractionStatus = InteractionStatus,
            },
            UsageMetadata = _knobs.Usage == UsageStyle.None ? null : usage,
        };
        (_reason, _waits) = (null, false);
        // Models that transcribe never complete a turn; what it cost they tell all the same.
        if (_model.Family.NeverCompletesTurns) { Send(end with { ServerContent = null }); }
        for (int i = _model.Family.NeverCompletesTurns ? 0 : _knobs.TurnComplete switch { Times.Never => 0, Times.Twice => 2, _ => 1 }; i > 0; i--) { Send(end); }
        Compress();
        Move(ConversationState.Ready);
        if (OffersHandleEachTurn) { OfferHandle(); }
    }

    private void Done(Action done)
    {
        if (_said == done) { _said = null; }
        done();
    }
}
