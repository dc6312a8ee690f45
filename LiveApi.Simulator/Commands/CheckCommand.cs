using System;
using System.Threading.Tasks;
using LiveApi.Simulator.Scenarios;

namespace LiveApi.Simulator.Commands;

/// <summary><c>check FILE...</c>: reads scenarios and says what is wrong with them.</summary>
internal static class CheckCommand
{
    internal static async Task<int> RunAsync(string[] words)
    {
        Arguments arguments = new("check", words, [], []);
        if (arguments.Alone.Count == 0) { throw new UsageException("'check' needs at least one file."); }
        int code = ExitCode.Good;
        foreach (string file in arguments.Alone)
        {
            try
            {
                Scenario scenario = ScenarioShelf.Load(file);
                await Console.Out.WriteLineAsync($"{file}: good ({scenario.Name}, {scenario.Steps.Count} {(scenario.Steps.Count == 1 ? "step" : "steps")})");
            }
            catch (ScenarioException wrong)
            {
                await Console.Error.WriteLineAsync(wrong.Message);
                code = ExitCode.Failed;
            }
        }

        return code;
    }
}
