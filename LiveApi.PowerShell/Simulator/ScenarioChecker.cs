using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Audio;

namespace LiveApi.PowerShell.Simulator;

/// <summary>Lets the simulator's own program read scenarios: the language is known there and nowhere else.</summary>
internal static class ScenarioChecker
{
    internal static async Task<IReadOnlyList<LiveScenarioCheck>> CheckAsync(IEnumerable<string> filesOrNames, CancellationToken stop)
    {
        (string program, IReadOnlyList<string> before) = SimulatorProgram.Find();
        ConcurrentQueue<string> lines = new();
        using SimulatorProcess process = new(program, CommandLine.Join([.. before, "check", "--json", .. filesOrNames]), lines.Enqueue);
        using CancellationTokenRegistration stopping = stop.Register(process.Kill);
        await process.Silence.ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        string? json = lines.FirstOrDefault(static line => line is ['[', ..]);
        if (json is null) { throw SimulatorFaults.Ended(await process.Exit.ConfigureAwait(false), process.Lines); }
        using JsonDocument verdicts = JsonDocument.Parse(json);
        return [.. verdicts.RootElement.EnumerateArray().Select(Read)];
    }

    private static LiveScenarioCheck Read(JsonElement verdict) => new(
        verdict.GetProperty("file").GetString()!,
        verdict.GetProperty("name").GetString(),
        verdict.GetProperty("about").GetString(),
        verdict.TryGetProperty("steps", out JsonElement steps) ? steps.GetInt32() : 0,
        verdict.GetProperty("faults").EnumerateArray().Select(ReadFault).ToArray());

    // The file of its own: it may be one that the scenario includes.
    private static LiveScenarioFault ReadFault(JsonElement fault) => new(
        fault.GetProperty("file").GetString()!,
        fault.GetProperty("line").GetInt32(),
        fault.GetProperty("column").GetInt32(),
        fault.GetProperty("problem").GetString()!,
        fault.GetProperty("suggestion").GetString());
}
