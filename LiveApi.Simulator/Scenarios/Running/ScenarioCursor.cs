using System.Collections.Generic;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Scenarios.Running;

/// <summary>How far a session has come in its scenario, and what it remembers. It outlives the connection.</summary>
internal sealed class ScenarioCursor
{
    private const int Forever = -1;

    private readonly Stack<Block> _blocks = new();

    internal ScenarioCursor(Scenario scenario)
    {
        foreach ((string name, JsonNode? value) in scenario.Variables) { Variables[name] = value?.DeepClone(); }
        Enter(scenario.Steps, 1);
    }

    internal Dictionary<string, JsonNode?> Variables { get; } = [];

    internal StageEvent? Last { get; set; }

    internal Step? Current { get; private set; }

    internal void Enter(IReadOnlyList<Step> steps, int? times)
    {
        if (steps.Count > 0 && times != 0) { _blocks.Push(new Block(steps, times ?? Forever)); }
    }

    /// <summary>The next step, which counts as done from now on; null after the last.</summary>
    internal Step? Next()
    {
        while (_blocks.TryPeek(out Block? block))
        {
            if (block.At < block.Steps.Count) { return Current = block.Steps[block.At++]; }
            if (block.Times != Forever && --block.Times == 0) { _blocks.Pop(); } else { block.At = 0; }
        }

        return Current = null;
    }

    /// <summary>Takes the current step as not done.</summary>
    internal void Back()
    {
        if (Current is not null && _blocks.TryPeek(out Block? block) && block.At > 0) { block.At--; }
    }

    /// <summary>Goes back to the beginning of the innermost repetition, or of the scenario.</summary>
    internal void StartOver()
    {
        while (_blocks.Count > 1 && _blocks.Peek().Times == 1) { _blocks.Pop(); }
        if (_blocks.TryPeek(out Block? block)) { block.At = 0; }
    }

    private sealed class Block(IReadOnlyList<Step> steps, int times)
    {
        internal IReadOnlyList<Step> Steps { get; } = steps;

        internal int Times { get; set; } = times;

        internal int At { get; set; }
    }
}
