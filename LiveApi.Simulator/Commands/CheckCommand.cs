using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using LiveApi.Simulator.Scenarios;

namespace LiveApi.Simulator.Commands;

/// <summary><c>check FILE|NAME...</c>: reads scenarios and says all that is wrong with them.</summary>
internal static class CheckCommand
{
    internal static async Task<int> RunAsync(string[] words)
    {
        Arguments arguments = new("check", words, [], ["--json"]);
        if (arguments.Alone.Count == 0) { throw new UsageException("'check' needs at least one file, or the name of a built-in scenario."); }
        List<Verdict> verdicts = arguments.Alone.ConvertAll(Check);
        if (arguments.Has("--json")) { await JsonLine.PrintAsync(writer => Write(writer, verdicts)); }
        else
        {
            foreach (Verdict verdict in verdicts) { await SayAsync(verdict); }
        }

        return verdicts.Exists(verdict => verdict.Faults.Count > 0) ? ExitCode.Failed : ExitCode.Good;
    }

    private static Verdict Check(string fileOrName)
    {
        try { return new Verdict(fileOrName, ScenarioShelf.LoadFileOrBuiltIn(fileOrName), []); }
        catch (ScenarioException wrong) { return new Verdict(fileOrName, null, wrong.All); }
    }

    private static async Task SayAsync(Verdict verdict)
    {
        if (verdict.Scenario is { } scenario)
        {
            await Console.Out.WriteLineAsync($"{verdict.File}: good ({scenario.Name}, {scenario.Steps.Count} {(scenario.Steps.Count == 1 ? "step" : "steps")})");
        }

        foreach (ScenarioException fault in verdict.Faults) { await Console.Error.WriteLineAsync(fault.Message); }
    }

    private static void Write(Utf8JsonWriter writer, IEnumerable<Verdict> verdicts)
    {
        writer.WriteStartArray();
        foreach (Verdict verdict in verdicts)
        {
            writer.WriteStartObject();
            writer.WriteString("file", verdict.File);
            writer.WriteBoolean("good", verdict.Faults.Count == 0);
            writer.WriteString("name", verdict.Scenario?.Name);
            writer.WriteString("about", verdict.Scenario?.About);
            if (verdict.Scenario is { } scenario) { writer.WriteNumber("steps", scenario.Steps.Count); }
            ScenarioFaults.Write(writer, verdict.Faults);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private sealed record Verdict(string File, Scenario? Scenario, IReadOnlyList<ScenarioException> Faults);
}
