using System.Collections.Generic;
using System.Linq;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>Reads the steps that hold other steps.</summary>
internal static class BlockReader
{
    private static readonly Option[] ConditionOptions =
    [
        new("declared", Shape.Text, "The function that the client's setup has to declare."),
        new("value", Shape.Text, "A text with variables."),
        new("is", Shape.Text, "What the value has to be, in any case."),
        new("has", Shape.Text, "What the value has to hold, in any case."),
    ];

    internal static Step Repeat(StepArguments step)
    {
        IReadOnlyList<Step> steps = step.Steps("steps");
        if (steps.Count == 0) { throw step.Values.Wrong(step.Value, "there is nothing to repeat", "Give it steps:."); }
        if (step.Value is not TextNode { Text: "forever" }) { return new RepeatStep(step.Place, step.Values.Count(step.Value, 1), steps); }
        return steps.Any(WaitsForClient)
            ? new RepeatStep(step.Place, null, steps)
            : throw step.Values.Wrong(step.Value, "what repeats forever has to wait for the client in each round", "Put an expect or either into its steps.");
    }

    internal static Step If(StepArguments step) => new IfStep(step.Place, ReadCondition(step), step.Steps("then"), step.Steps("else"));

    private static Condition ReadCondition(StepArguments step)
    {
        if (step.Value is not MapNode map) { throw step.Values.Wrong(step.Value, "a condition is a mapping", "Write declared: NAME, or value: with is: or has:."); }
        StepArguments asked = step.Reader.Arguments(map, new TextNode(map.Place, "", false), ConditionOptions, "a condition");
        if (asked.Text("declared") is { } tool) { return new IsDeclared(tool); }
        Template? value = asked.Template("value"), whole = asked.Template("is"), part = asked.Template("has");
        return value is not null && (whole ?? part) is { } other && (whole is null || part is null)
            ? new IsText(value, other, whole is not null)
            : throw step.Values.Wrong(map, "this is no condition", "Write declared: NAME, or value: with either is: or has:.");
    }

    private static bool WaitsForClient(Step step) => step is ExpectStep or CloseStep or DropStep or UnreadStep || (step is RepeatStep inner && inner.Steps.Any(WaitsForClient));
}
