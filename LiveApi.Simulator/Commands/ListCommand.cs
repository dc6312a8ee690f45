using System;
using System.Threading.Tasks;
using LiveApi.Simulator.Scenarios;
using LiveApi.Simulator.Scenarios.Reading;

namespace LiveApi.Simulator.Commands;

/// <summary><c>list</c>: the built-in scenarios; <c>list NAME</c>: the text of one, to start a scenario of one's own from.</summary>
internal static class ListCommand
{
    internal static async Task<int> RunAsync(string[] words)
    {
        Arguments arguments = new("list", words, [], []);
        if (arguments.Alone is [var wanted, ..])
        {
            string name = Words.Plain(wanted);
            if (!((System.Collections.Generic.IList<string>)[.. ScenarioShelf.BuiltIn]).Contains(name)) { throw new UsageException($"There is no built-in scenario '{wanted}'. {Words.Suggest(wanted, ScenarioShelf.BuiltIn)}"); }
            await Console.Out.WriteAsync(ScenarioShelf.ReadBuiltIn(name));
            return ExitCode.Good;
        }

        foreach (string name in ScenarioShelf.BuiltIn)
        {
            await Console.Out.WriteLineAsync($"{name,-14}{ScenarioReader.Read(name, ScenarioShelf.ReadBuiltIn(name)).About}");
        }

        return ExitCode.Good;
    }
}
