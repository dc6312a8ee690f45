using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using LiveApi.Simulator.Scenarios;
using LiveApi.Simulator.Scenarios.Reading;

namespace LiveApi.Simulator.Commands;

/// <summary><c>list</c>: the built-in scenarios; <c>list NAME</c>: the text of one, to start a scenario of one's own from.</summary>
internal static class ListCommand
{
    internal static async Task<int> RunAsync(string[] words)
    {
        Arguments arguments = new("list", words, [], ["--json"]);
        if (arguments.Alone.Count > 1) { throw new UsageException("'list' takes one name, or none."); }
        if (arguments.Alone is [var wanted]) { await ShowAsync(wanted, arguments.Has("--json")); }
        else if (arguments.Has("--json")) { await JsonLine.PrintAsync(WriteAll); }
        else
        {
            foreach (string name in ScenarioShelf.BuiltIn) { await Console.Out.WriteLineAsync($"{name,-14}{AboutOf(name)}"); }
        }

        return ExitCode.Good;
    }

    private static async Task ShowAsync(string wanted, bool asJson)
    {
        string name = Words.Plain(wanted);
        if (!ScenarioShelf.BuiltIn.Contains(name)) { throw new UsageException($"There is no built-in scenario '{wanted}'. {Words.Suggest(wanted, ScenarioShelf.BuiltIn)}"); }
        string yaml = ScenarioShelf.ReadBuiltIn(name);
        await (asJson ? JsonLine.PrintAsync(writer => Write(writer, name, yaml)) : Console.Out.WriteAsync(yaml));
    }

    private static void WriteAll(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (string name in ScenarioShelf.BuiltIn) { Write(writer, name, null); }
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, string? yaml)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteString("about", AboutOf(name));
        if (yaml is not null) { writer.WriteString("yaml", yaml); }
        writer.WriteEndObject();
    }

    private static string AboutOf(string name) => ScenarioReader.Read(name, ScenarioShelf.ReadBuiltIn(name)).About;
}
