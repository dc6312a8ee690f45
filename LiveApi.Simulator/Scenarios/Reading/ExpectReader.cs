using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>Reads the steps that wait for the client.</summary>
internal static class ExpectReader
{
    internal static readonly IReadOnlyDictionary<string, EventKind> Kinds = new Dictionary<string, EventKind>
    {
        ["text"] = EventKind.Text,
        ["speech"] = EventKind.Speech,
        ["tool-response"] = EventKind.ToolResponse,
        ["video-frame"] = EventKind.VideoFrame,
        ["start-of-speech"] = EventKind.SpeechStart,
        ["audio-stream-end"] = EventKind.AudioStreamEnd,
        ["setup"] = EventKind.Setup,
        ["resumption"] = EventKind.Resumption,
        ["silence"] = EventKind.Silence,
        ["message"] = EventKind.Message,
        ["anything"] = EventKind.Turns,
    };

    private static readonly Option[] InEither = [new("expect", Shape.Text, "What the client does."), .. StepGrammar.ExpectationOptions];

    internal static Step Expect(StepArguments step) => new ExpectStep(step.Place, [Expectation(step, step.Value)], step.Duration("within"), OtherwiseOf(step));

    internal static Step Either(StepArguments step)
    {
        if (step.Value is not ListNode { Items.Count: > 0 } list) { throw step.Values.Wrong(step.Value, "a list of what the client may do is expected here"); }
        List<Expectation> alternatives = [];
        foreach (Node item in list.Items)
        {
            if (item is not MapNode map) { throw step.Values.Wrong(item, "each alternative is a mapping that begins with expect"); }
            StepArguments each = step.Reader.Arguments(map, new TextNode(map.Place, "", false), InEither, "an alternative");
            alternatives.Add(Expectation(each, each.Get("expect") ?? throw step.Values.Wrong(map, "the alternative does not say what to expect", "Begin it with expect.")));
        }

        return new ExpectStep(step.Place, alternatives, step.Duration("within"), OtherwiseOf(step));
    }

    private static Expectation Expectation(StepArguments step, Node what)
    {
        EventKind kinds = EventKind.None;
        List<string> told = [];
        foreach (TextNode word in WordsOf(step, what))
        {
            string kind = step.Values.Word(word, [.. Kinds.Keys]);
            kinds |= Kinds[kind];
            told.Add(kind.Replace('-', ' '));
        }

        return new Expectation(step.Place, kinds, Told(step, string.Join(" or ", told)))
        {
            Heard = step.Template("heard"),
            Saying = PatternOf(step),
            Like = step.Get("like") is { } shape ? NodeJson.ToJson(shape) : null,
            Tool = step.Text("from"),
            AtLeast = step.Duration("at-least"),
            AtMost = step.Duration("at-most"),
            Captures = step.Texts("capture"),
            Then = step.Steps("then"),
        };
    }

    private static string Told(StepArguments step, string kinds)
        => kinds + (PatternOf(step) is { } pattern ? $" saying {pattern}" : "") + (step.Text("from") is { } tool ? $" from {tool}" : "");

    private static TextPattern? PatternOf(StepArguments step)
    {
        if (step.Get("saying") is not { } node) { return null; }
        try { return new TextPattern(step.Values.Text(node)); }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException) { throw step.Values.Wrong(node.Place, $"this is no pattern: {wrong.Message}"); }
    }

    private static IEnumerable<TextNode> WordsOf(StepArguments step, Node what)
        => what is ListNode list
            ? list.Items.Select(item => item as TextNode ?? throw step.Values.Wrong(item, "a word is expected here"))
            : step.Values.Text(what).Split([" or ", ","], StringSplitOptions.TrimEntries).Select(word => new TextNode(what.Place, word, true));

    private static Otherwise OtherwiseOf(StepArguments step) => step.Get("otherwise") is not { } node ? Otherwise.Fail
        : step.Values.Word(node, "fail", "skip", "start-over") switch { "skip" => Otherwise.Skip, "start-over" => Otherwise.StartOver, _ => Otherwise.Fail };
}
