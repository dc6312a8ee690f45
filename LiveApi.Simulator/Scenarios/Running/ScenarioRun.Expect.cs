using System.Collections.Generic;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Scenarios.Running;

/// <summary>Waiting for the client: what it may do, how long, and what follows.</summary>
internal sealed partial class ScenarioRun
{
    /// <summary>Stops here until the client does what the step expects, or the time for it is up.</summary>
    internal void Expect(ExpectStep step)
    {
        _expected = step;
        if (step.Within is { } time) { _deadline = stage.Agenda.Limit(time, () => Fail($"the client did nothing of this within {time.TotalSeconds:0.###} s.")); }
        AwaitSilence(step);
        while (_expected == step && _unseen.TryDequeue(out StageEvent? seen)) { Consider(seen); }
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
        // Who speaks is not silent: the silence begins anew when the speech is over.
        if (seen.Kind == EventKind.SpeechStart) { _silence?.Cancel(); }
        if (seen.Kind == EventKind.Speech) { AwaitSilence(step); }
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

    private void AwaitSilence(ExpectStep step)
    {
        _silence?.Cancel();
        if (step.Silence is { } silence) { _silence = stage.Agenda.After(silence, () => Offer(StageEvent.Plain(EventKind.Silence, "silence"))); }
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
