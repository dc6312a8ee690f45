using System;
using System.IO;
using LiveApi.Audio;
using LiveApi.Simulator.Scenarios.Running;
using LiveApi.Simulator.Scenarios.Steps;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>Reads what the model says.</summary>
internal static class SayReader
{
    internal static Step Say(StepArguments step)
    {
        SoundSource source = step.Get("sound") is not { } sound ? SoundSource.Generated
            : step.Values.Word(sound, "generated", "echo", "none") switch { "echo" => SoundSource.Echo, "none" => SoundSource.None, _ => SoundSource.Generated };
        return new SayStep(step.Place, new Template(step.Values.Text(step.Value)))
        {
            Source = step.Has("file") ? SoundSource.File : source,
            File = step.Get("file") is { } file ? ReadWav(step, file) : [],
            LeadIn = step.Duration("lead-in") ?? TimeSpan.Zero,
            Lasting = step.Duration("lasting"),
            After = step.Duration("after"),
            Thought = step.Template("thought"),
            TurnGoesOn = step.Get("turn") is { } turn && step.Values.Word(turn, "ends", "goes-on") == "goes-on",
        };
    }

    /// <summary>The file at 24 kHz. Reading a scenario is not waiting: the file is opened and read at once.</summary>
    private static byte[] ReadWav(StepArguments step, Node node)
    {
        string path = Path.Combine(step.Reader.Directory, step.Values.Text(node));
        if (!File.Exists(path)) { throw step.Values.Wrong(node.Place, $"there is no file '{path}'.", "Paths count from the scenario's own folder."); }
        try { return WavBytes.Read(path, PcmFormat.Output.SampleRate); }
        catch (LiveException unreadable) { throw step.Values.Wrong(node.Place, unreadable.Message, unreadable.Advice); }
    }
}
