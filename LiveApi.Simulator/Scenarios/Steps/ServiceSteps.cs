using System;
using System.Text;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Scenarios.Running;

namespace LiveApi.Simulator.Scenarios.Steps;

/// <summary>Time passes.</summary>
internal sealed record WaitStep(Place Place, TimeSpan Time) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => _ = run.Stage.Agenda.After(Time, run.Park());

    public override string ToString() => $"wait {Time.TotalSeconds:0.###} s";
}

/// <summary>The service warns that it will end the connection.</summary>
internal sealed record GoAwayStep(Place Place, TimeSpan TimeLeft) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => run.Stage.GoAway(TimeLeft);

    public override string ToString() => $"go away in {TimeLeft.TotalSeconds:0.###} s";
}

/// <summary>The service ends the connection with a code and a reason.</summary>
internal sealed record CloseStep(Place Place, int Code, Template Reason) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => run.Stage.Close(Code, run.Fill(Reason));

    public override string ToString() => $"close {Code}";
}

/// <summary>The client's key or token expires.</summary>
internal sealed record ExpireStep(Place Place, Template Reason) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => run.Stage.ExpireCredential(run.Fill(Reason));

    public override string ToString() => "expire";
}

/// <summary>The model takes calls back: those of one function, or all.</summary>
internal sealed record CancelStep(Place Place, string? Tool) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => run.Stage.CancelCalls(Tool);

    public override string ToString() => $"cancel {Tool ?? "all calls"}";
}

/// <summary>The service says that the model was interrupted.</summary>
internal sealed record InterruptStep(Place Place) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => run.Stage.Interrupt();

    public override string ToString() => "interrupt";
}

/// <summary>The service sends a message of the author's own making: JSON with variables, or text as it is.</summary>
internal sealed record SendStep(Place Place, JsonNode? Json, string? Text, bool AsText) : Step(Place)
{
    internal override void Begin(ScenarioRun run)
        => run.Stage.SendRaw(Encoding.UTF8.GetBytes(Text ?? Template.Fill(Json, run.Value)?.ToJsonString() ?? "null"), AsText);

    public override string ToString() => "send";
}

/// <summary>Remembers a value under a name.</summary>
internal sealed record SetStep(Place Place, JsonObject Values) : Step(Place)
{
    internal override void Begin(ScenarioRun run)
    {
        foreach ((string name, JsonNode? value) in Values) { run.Cursor.Variables[name] = Template.Fill(value, run.Value); }
    }

    public override string ToString() => "set";
}

/// <summary>A remark for the journal.</summary>
internal sealed record NoteStep(Place Place, Template Text) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => run.Stage.Note(run.Fill(Text));

    public override string ToString() => "note";
}

/// <summary>The scenario itself finds that the client did wrong.</summary>
internal sealed record FailStep(Place Place, Template Text) : Step(Place)
{
    internal override void Begin(ScenarioRun run) => throw new ScenarioFailure(run.Fill(Text));

    public override string ToString() => "fail";
}
