using System;
using System.IO;
using System.Threading.Tasks;
using LiveApi.Simulator.Replay;

namespace LiveApi.Simulator.Commands;

/// <summary><c>to-scenario FILE</c>: makes an editable scenario of a recording.</summary>
internal static class ToScenarioCommand
{
    internal static async Task<int> RunAsync(string[] words)
    {
        Arguments arguments = new("to-scenario", words, ["--output"], ["--force"]);
        if (arguments.Alone is not [var file]) { throw new UsageException("'to-scenario' needs one recording."); }
        string scenario = ScenarioDraft.Of(await Tape.LoadAsync(file));
        if (arguments.Get("--output") is not { } output)
        {
            await Console.Out.WriteAsync(scenario);
            return ExitCode.Good;
        }

        if (File.Exists(output) && !arguments.Has("--force"))
        {
            await Console.Error.WriteLineAsync($"{output} is there already. Give another name, or --force to write over it.");
            return ExitCode.Failed;
        }

        await File.WriteAllTextAsync(output, scenario);
        return ExitCode.Good;
    }
}
