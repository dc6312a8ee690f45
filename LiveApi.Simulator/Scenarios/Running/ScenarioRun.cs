using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Scenarios.Steps;
using LiveApi.Simulator.Time;

namespace LiveApi.Simulator.Scenarios.Running;

/// <summary>Plays a scenario on a stage: one step after the other, parked wherever a step takes time or waits for the client.</summary>
internal sealed class ScenarioRun(Scenario scenario, ScenarioCursor cursor, IStage stage)
{
    private readonly Queue<StageEvent> _unseen = new();
    private ExpectStep? _expected;
    private Planned? _deadline;
    private Planned? _silence;
    private StageEvent? _startedOverFor;
    private object? _parked;
    private int _met;
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
        if (_expected is null) { Keep(seen); return false; }
        int met = _met;
        Consider(seen);
        return _met > met;
    }

    private void Keep(StageEvent seen)
    {
        if (_over && (seen.Kind & EventKind.Turns) != 0) { Fail($"the scenario is over, but the client sent {seen.Told}."); return; }
        if ((seen.Kind & EventKind.Turns) != 0) { _unseen.Enqueue(seen); }
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

    /// <summary>Stops here until the client does what the step expects, or the time for it is up.</summary>
    internal void Expect(ExpectStep step)
    {
        _expected = step;
        if (step.Within is { } time) { _deadline = stage.Agenda.Limit(time, () => Fail($"the client did nothing of this within {time.TotalSeconds:0.###} s.")); }
        if (step.Silence is { } silence) { _silence = stage.Agenda.After(silence, () => Offer(StageEvent.Plain(EventKind.Silence, "silence"))); }
        while (_expected == step && _unseen.TryDequeue(out StageEvent? seen)) { Consider(seen); }
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
                step.Begin(this);
            }
        }
        catch (ScenarioFailure failure) { Fail(failure.Message); }
        finally { _walking = false; }

        if (_over && _unseen.TryDequeue(out StageEvent? late)) { Offer(late); }
    }

    private void Consider(StageEvent seen)
    {
        ExpectStep step = _expected!;
        Expectation? match;
        Dictionary<string, JsonNode?> taken;
        string? difference;
        try { match = step.Match(seen, out taken, out difference); }
        catch (ScenarioFailure failure) { Fail(failure.Message); return; }

        if (match is not null) { Meet(match, seen, taken); return; }
        if ((seen.Kind & EventKind.Turns) == 0 || step.Otherwise == Otherwise.Skip) { return; }
        if (step.Otherwise == Otherwise.Fail || seen == _startedOverFor)
        {
            Fail($"the client sent {seen.Told} instead{(difference is null ? "" : $": {difference}")}.");
            return;
        }

        _startedOverFor = seen;
        Forget();
        cursor.StartOver();
        _unseen.Enqueue(seen);
        Walk();
    }

    private void Meet(Expectation match, StageEvent seen, Dictionary<string, JsonNode?> taken)
    {
        Forget();
        _met++;
        cursor.Last = seen;
        foreach ((string name, JsonNode? value) in taken) { cursor.Variables[name] = value; }
        try
        {
            if (match.Heard is { } words) { stage.Understand(Fill(words)); }
        }
        catch (ScenarioFailure failure) { Fail(failure.Message); return; }
        cursor.Enter(match.Then, 1);
        Walk();
    }

    private void Forget()
    {
        _expected = null;
        _deadline?.Cancel();
        _silence?.Cancel();
    }
}
