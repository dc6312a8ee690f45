using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Simulator.Hosting;
using LiveApi.Simulator.Scenarios;
using LiveApi.Simulator.Scenarios.Reading;

namespace LiveApi.Simulator.Commands;

/// <summary>The program by its first word.</summary>
internal static class CommandLine
{
    private static readonly string[] HelpWords = ["--help", "-h", "-?", "help"];

    internal static async Task<int> RunAsync(string[] words)
    {
        try
        {
            if (words is [] || HelpWords.Contains(words[0])) { return await HelpAsync(words); }
            if (words.Skip(1).Any(word => HelpWords.Take(3).Contains(word)) && HelpText.Of(words[0]) is { } help) { return await PrintAsync(help); }
            return words[0] switch
            {
                "--version" => await PrintAsync(SimulatorVersion.Text + Environment.NewLine),
                "serve" => await ServeCommand.RunAsync(words[1..]),
                "record" => await RecordCommand.RunAsync(words[1..]),
                "to-scenario" => await ToScenarioCommand.RunAsync(words[1..]),
                "list" => await ListCommand.RunAsync(words[1..]),
                "check" => await CheckCommand.RunAsync(words[1..]),
                "conformance" => await ConformanceCommand.RunAsync(words[1..]),
                "schema" => await SchemaAsync(words[1..]),
                _ => throw Unknown(words[0]),
            };
        }
        catch (UsageException misunderstood)
        {
            string see = words is [var command, ..] && HelpText.Of(command) is not null ? $"{command} --help" : "--help";
            await Console.Error.WriteLineAsync($"{misunderstood.Message}{Environment.NewLine}See {see}.");
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
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return ExitCode.Failed;
        }
    }

    /// <summary>All of it without a word is a mistake, and asked for it is not.</summary>
    private static async Task<int> HelpAsync(string[] words)
    {
        if (words is [_, var command, ..] && words[0] == "help") { return await PrintAsync(HelpText.Of(command) ?? throw Unknown(command)); }
        if (words.Length > 0) { return await PrintAsync(HelpText.All); }
        await Console.Error.WriteAsync(HelpText.All);
        return ExitCode.Usage;
    }

    private static Task<int> SchemaAsync(string[] words)
    {
        Arguments arguments = new("schema", words, [], ["--json"]);
        return arguments.Alone is [] ? PrintAsync(ScenarioSchema.Text()) : throw new UsageException($"'schema' takes no '{arguments.Alone[0]}'.");
    }

    private static UsageException Unknown(string command)
        => new($"There is no command '{command}'. {Words.Suggest(command, [.. HelpText.Commands.Select(known => known.Name), "--help", "--version"])}");

    private static async Task<int> PrintAsync(string text)
    {
        await Console.Out.WriteAsync(text);
        return ExitCode.Good;
    }
}
