using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Scenarios.Steps;
using LiveApi.Simulator.Time;

namespace LiveApi.Simulator.Scenarios.Running;

/// <summary>Plays a scenario on a stage: one step after the other, parked wherever a step takes time or waits for the client.</summary>
internal sealed partial class ScenarioRun(Scenario scenario, ScenarioCursor cursor, IStage stage)
{
    private const int MostUnseen = 1_000;

    // A second's work for the machine; at the service's own speed no conversation comes near it.
    private const int MostSteps = 200_000;

    private readonly Queue<StageEvent> _unseen = new();
    private ExpectStep? _expected;
    private Planned? _deadline;
    private Planned? _silence;
    private StageEvent? _startedOverFor;
    private object? _parked;
    private int _met;
    private int _steps;
    private bool _walking;
    private bool _failed;
    private bool _over;

    internal IStage Stage => stage;

    internal ScenarioCursor Cursor => cursor;

    internal void Start() => Walk();

    /// <summary>Shows the scenario what the client did. True where it is what a step was waiting for.</summary>
    internal bool Offer(StageEvent seen)
    {
        if (_failed) { return false; }
        if (seen.Kind != EventKind.Silence) { _steps = 0; }
        if (_expected is null) { Keep(seen); return false; }
        int met = _met;
        Consider(seen);
        return _met > met;
    }

    private void Keep(StageEvent seen)
    {
        if (_over && (seen.Kind & EventKind.Turns) != 0) { Fail($"the scenario is over, but the client sent {seen.Told}."); return; }
        if ((seen.Kind & EventKind.Turns) == 0) { return; }
        if (_unseen.Count == MostUnseen) { Fail($"the client did more than {MostUnseen} things that no step has come to yet."); return; }
        _unseen.Enqueue(seen);
    }

    /// <summary>The connection ends; a step that still waits for the client will wait again on the next one.</summary>
    internal void Leave()
    {
        if (_expected is not null) { cursor.Back(); }
        Forget();
        _parked = this;
    }

    /// <summary>Stops here until what is returned is called.</summary>
    internal Action Park()
    {
        object parked = new();
        _parked = parked;
        return () =>
        {
            if (_parked != parked) { return; }
            _parked = null;
            Walk();
        };
    }

    /// <summary>The text with the values of its variables.</summary>
    internal string Fill(Template template) => template.Fill(Value);

    /// <summary>What a name stands for: a variable, a fact of the last thing that happened, or one of the stage.</summary>
    internal JsonNode? Value(string path)
    {
        string name = JsonPath.FirstName(path);
        JsonNode? root = cursor.Variables.TryGetValue(name, out JsonNode? variable) ? variable
            : cursor.Last?.Facts.ContainsKey(name) == true ? cursor.Last.Facts[name]
            : stage.Fact(name) ?? throw new ScenarioFailure($"nothing is known as ${{{path}}} here.");
        return JsonPath.Find(root, path[name.Length..]);
    }

    internal void Fail(string what)
    {
        if (_failed) { return; }
        _failed = true;
        _deadline?.Cancel();
        string where = cursor.Current is { } step ? $", {step.Place} ({step})" : "";
        stage.Fail($"Scenario '{scenario.Name}'{where}: {what}");
    }

    private void Walk()
    {
        if (_walking) { return; }
        _walking = true;
        try
        {
            while (_parked is null && _expected is null && !_failed)
            {
                if (cursor.Next() is not { } step) { _over = true; break; }
                if (++_steps > MostSteps) { Fail($"{MostSteps} steps were done, and the client did nothing meanwhile."); break; }
                step.Begin(this);
            }
        }
        catch (ScenarioFailure failure) { Fail(failure.Message); }
        finally { _walking = false; }

        if (_over && _unseen.TryDequeue(out StageEvent? late)) { Offer(late); }
    }
}
