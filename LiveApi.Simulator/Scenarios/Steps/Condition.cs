using System;
using LiveApi.Simulator.Scenarios.Running;

namespace LiveApi.Simulator.Scenarios.Steps;

/// <summary>A question about the session.</summary>
internal abstract record Condition
{
    internal abstract bool Holds(ScenarioRun run);
}

/// <summary>Whether the client's setup declares a function.</summary>
internal sealed record IsDeclared(string Tool) : Condition
{
    internal override bool Holds(ScenarioRun run) => run.Stage.Declares(Tool);

    public override string ToString() => $"the function {Tool} is declared";
}

/// <summary>Whether a text, once its variables are filled in, is or holds another.</summary>
internal sealed record IsText(Template Value, Template Other, bool Whole) : Condition
{
    internal override bool Holds(ScenarioRun run)
    {
        string value = run.Fill(Value), other = run.Fill(Other);
        return Whole ? value.Equals(other, StringComparison.OrdinalIgnoreCase) : value.Contains(other, StringComparison.OrdinalIgnoreCase);
    }

    public override string ToString() => $"{Value.Text} {(Whole ? "is" : "has")} {Other.Text}";
}
