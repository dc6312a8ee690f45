using System;
using System.Text.Json.Nodes;
using LiveApi.Audio;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>Reads what the model says.</summary>
internal static class SayReader
{
    private static readonly Option[] GroundingOptions =
    [
        new("queries", Shape.Json, "What was searched for."),
        new("sources", Shape.Json, "Where it was found: uri, title, domain."),
    ];

    internal static Step Say(StepArguments step)
    {
        SoundSource source = step.Get("sound") is not { } sound ? SoundSource.Generated
            : step.Values.Word(sound, "generated", "echo", "silence", "none") switch { "echo" => SoundSource.Echo, "silence" => SoundSource.Silence, "none" => SoundSource.None, _ => SoundSource.Generated };
        return new SayStep(step.Place, new Template(step.Values.Text(step.Value)))
        {
            Source = step.Has("file") ? SoundSource.File : source,
            File = step.Get("file") is { } file ? ReadWav(step, file) : [],
            LeadIn = step.Duration("lead-in") ?? TimeSpan.Zero,
            Lasting = step.Duration("lasting"),
            After = step.Duration("after"),
            Thought = step.Template("thought"),
            TurnGoesOn = End(step) == "goes-on",
            WaitsForInput = End(step) == "waits-for-input",
            Reason = step.Text("reason"),
            Grounding = step.Get("grounding") is { } grounding ? ReadGrounding(step, grounding) : null,
        };
    }

    private static string End(StepArguments step) => step.Get("turn") is { } turn ? step.Values.Word(turn, "ends", "goes-on", "waits-for-input") : "ends";

    private static Grounding ReadGrounding(StepArguments step, Node node)
    {
        if (node is not MapNode map) { throw step.Values.Wrong(node, "searches and sources are expected here", "Write { queries: [weather], sources: [{ uri: https://example.com, title: Example }] }."); }
        StepArguments said = step.Reader.Arguments(map, map, GroundingOptions, "a grounding");
        return new Grounding(ListOf(said, "queries"), ListOf(said, "sources"));
    }

    private static JsonArray ListOf(StepArguments said, string name)
        => said.Get(name) is { } node ? NodeJson.ToJson(node) as JsonArray ?? throw said.Values.Wrong(node, "a list is expected here") : [];

    /// <summary>The file at 24 kHz. Reading a scenario is not waiting: the file is opened and read at once.</summary>
    private static byte[] ReadWav(StepArguments step, Node node)
    {
        try { return WavBytes.Read(step.Reader.PathOf(node), PcmFormat.Output.SampleRate); }
        catch (LiveException unreadable) { throw step.Values.Wrong(node.Place, unreadable.Message, unreadable.Advice); }
    }
}
