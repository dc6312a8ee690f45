using System;
using System.Collections.Generic;
using LiveApi.Simulator.Conversation;
using LiveApi.Simulator.Scenarios.Running;

namespace LiveApi.Simulator.Scenarios.Steps;

/// <summary>The connection breaks without a close frame: it just ends, or is reset.</summary>
internal sealed record DropStep(Place Place, bool Reset) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => run.Stage.Drop(Reset);

    public override string ToString() => Reset ? "drop: reset" : "drop";
}

/// <summary>Something goes wrong.</summary>
internal sealed record FaultStep(Place Place, Fault Fault) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => run.Stage.Inject(Fault);

    public override string ToString() => $"fault {Fault}";
}

/// <summary>The service sends nothing any more, for a time or for ever, while the connection stays open.</summary>
internal sealed record StallStep(Place Place, TimeSpan? Time) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => run.Stage.Stall(Time);

    public override string ToString() => Time is { } time ? $"stall {time.TotalSeconds:0.###} s" : "stall forever";
}

/// <summary>The service writes bytes that may be anything, a broken frame for one.</summary>
internal sealed record SendBytesStep(Place Place, byte[] Bytes) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => run.Stage.SendBytes(Bytes);

    public override string ToString() => $"send {Bytes.Length} bytes";
}

/// <summary>From now on the service behaves in another way.</summary>
internal sealed record ServiceStep(Place Place, Func<ServiceKnobs, ServiceKnobs> Change) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => run.Stage.Service = Change(run.Stage.Service);

    public override string ToString() => "service";
}

/// <summary>Steps that happen by chance; the simulator's seed decides.</summary>
internal sealed record MaybeStep(Place Place, double Chance, IReadOnlyList<Step> Steps, IReadOnlyList<Step> Else) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => run.Cursor.Enter(run.Stage.Dice.NextDouble() < Chance ? Steps : Else, 1);

    public override string ToString() => $"maybe {Chance:P0}";
}
