using System.Collections.Generic;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>Reads calls: one by the name of the function, or a list of several that go out together.</summary>
internal static class CallReader
{
    private static readonly Option[] InList =
    [
        new("tool", Shape.Text, "The function."),
        new("arguments", Shape.Json, "The arguments of the call."),
        new("id", Shape.Text, "The id of the call."),
        new("blocking", Shape.YesNo, "Whether the model waits for the answer."),
    ];

    internal static Step Call(StepArguments step)
    {
        if (step.IsBare || step.Value is MapNode) { throw step.Values.Wrong(step.Value.Place, "the call does not name its function.", "Write call: NAME, and arguments: below it."); }
        if (step.Value is not ListNode list) { return new CallStep(step.Place, [Request(step, step.Values.Text(step.Value))]); }
        List<ToolRequest> calls = [];
        foreach (Node item in list.Items)
        {
            if (item is not MapNode map) { throw step.Values.Wrong(item, "each call is a mapping with tool and arguments"); }
            StepArguments each = step.Reader.Arguments(map, new TextNode(map.Place, "", false), InList, "a call");
            calls.Add(Request(each, each.Text("tool") ?? throw step.Values.Wrong(map, "the call does not name its function", "Write tool: and the name.")));
        }

        return new CallStep(step.Place, calls);
    }

    private static ToolRequest Request(StepArguments step, string tool) => new(tool, step.Object("arguments"), step.Text("id"), step.YesNo("blocking"));
}
