using System;
using System.IO;
using System.Threading.Tasks;
using LiveApi.Simulator.Replay;
using LiveApi.Simulator.Scenarios;
using LiveApi.Simulator.Scenarios.Reading;

namespace LiveApi.Simulator.Commands;

/// <summary><c>to-scenario FILE</c>: makes an editable scenario of a recording.</summary>
internal static class ToScenarioCommand
{
    internal static async Task<int> RunAsync(string[] words)
    {
        Arguments arguments = new("to-scenario", words, ["--output"], ["--force", "--json"]);
        if (arguments.Alone is not [var file]) { throw new UsageException("'to-scenario' needs one recording."); }
        string? output = arguments.Get("--output");
        string yaml = ScenarioDraft.Of(await Tape.LoadAsync(file));
        if (output is not null && File.Exists(output) && !arguments.Has("--force"))
        {
            await Console.Error.WriteLineAsync($"{output} is there already. Give another name, or --force to write over it.");
            return ExitCode.Failed;
        }

        if (output is not null) { await File.WriteAllTextAsync(output, yaml); }
        if (arguments.Has("--json")) { await TellAsync(file, yaml, output); }
        else if (output is null) { await Console.Out.WriteAsync(yaml); }
        return ExitCode.Good;
    }

    private static Task TellAsync(string file, string yaml, string? output)
    {
        Scenario made = ScenarioReader.Read(file, yaml);
        return JsonLine.PrintObjectAsync(writer =>
        {
            writer.WriteString("recording", file);
            writer.WriteString("name", made.Name);
            writer.WriteNumber("steps", made.Steps.Count);
            if (output is not null) { writer.WriteString("output", output); } else { writer.WriteString("scenario", yaml); }
        });
    }
}
