using System;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Scenarios;
using LiveApi.Simulator.Scenarios.Reading;

namespace LiveApi.Simulator.Commands;

/// <summary>The program by its first word.</summary>
internal static class CommandLine
{
    private static readonly string[] Commands = ["serve", "record", "to-scenario", "list", "check", "schema"];

    internal static async Task<int> RunAsync(string[] words)
    {
        try
        {
            if (words.Length == 0 || words.Contains("--help") || words[0] is "help" or "-h" or "-?") { return await PrintAsync(HelpText.All, words.Length > 0); }
            return words[0] switch
            {
                "--version" => await PrintAsync(SimulatorVersion.Text + Environment.NewLine, asked: true),
                "serve" => await ServeCommand.RunAsync(words[1..]),
                "record" => await RecordCommand.RunAsync(words[1..]),
                "to-scenario" => await ToScenarioCommand.RunAsync(words[1..]),
                "list" => await ListCommand.RunAsync(words[1..]),
                "check" => await CheckCommand.RunAsync(words[1..]),
                "schema" => await PrintAsync(ScenarioSchema.Text(), asked: true),
                _ => throw new UsageException($"There is no command '{words[0]}'. {Words.Suggest(words[0], Commands)}"),
            };
        }
        catch (UsageException misunderstood)
        {
            await Console.Error.WriteLineAsync($"{misunderstood.Message}{Environment.NewLine}See --help.");
            return ExitCode.Usage;
        }
        catch (LiveException wrong)
        {
            await Console.Error.WriteLineAsync($"{wrong.Message}{Environment.NewLine}{wrong.Advice}");
            return ExitCode.Failed;
        }
        catch (ScenarioException wrong)
        {
            foreach (ScenarioException fault in wrong.All) { await Console.Error.WriteLineAsync(fault.Message); }
            return ExitCode.Failed;
        }
    }

    private static async Task<int> PrintAsync(string text, bool asked)
    {
        await (asked ? Console.Out : Console.Error).WriteAsync(text);
        return asked ? ExitCode.Good : ExitCode.Usage;
    }
}
