using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace LiveApi.Benchmarks;

/// <summary>Runs the comparison against a server in another process, prints it, and writes it as JSON if asked.</summary>
internal static class FloorCommand
{
    internal static async Task<int> RunAsync(string[] options)
    {
        int blocks = int.Parse(Option(options, "--blocks") ?? "12", CultureInfo.InvariantCulture);
        string? json = Option(options, "--json");
        await using LoopbackProcess server = await LoopbackProcess.StartAsync();
        IReadOnlyDictionary<string, double> figures = await new FloorRun(server.Port, blocks).RunAsync();
        Print(figures, blocks);
        if (json is not null)
        {
            await File.WriteAllTextAsync(json, JsonSerializer.Serialize(figures.OrderBy(figure => figure.Key).ToDictionary()));
        }

        return 0;
    }

    private static void Print(IReadOnlyDictionary<string, double> figures, int blocks)
    {
        Console.WriteLine($"medians of {blocks} blocks; CPU of the whole client process per message; the pause between single messages is taken out");
        Console.WriteLine($"{"",-34}{"floor",10}{"connection",12}{"session",10}");
        foreach (string row in (string[])["send.*.cpu_us", "send.*.burst_cpu_us", "send.*.alloc_bytes", "receive.*.cpu_us", "receive.*.alloc_bytes", "roundtrip.*.p50_us"])
        {
            Console.WriteLine($"{row.Replace(".*", string.Empty, StringComparison.Ordinal),-34}{Figure("floor"),10:0.00}{Figure("connection"),12:0.00}{Figure("session"),10:0.00}");
            double Figure(string name) => figures[row.Replace("*", name, StringComparison.Ordinal)];
        }

        foreach (KeyValuePair<string, double> ratio in figures.Where(figure => figure.Key.EndsWith("_ratio", StringComparison.Ordinal)))
        {
            Console.WriteLine($"{ratio.Key,-34}{ratio.Value,10:0.00}");
        }
    }

    private static string? Option(string[] options, string name)
    {
        int at = Array.IndexOf(options, name);
        return at >= 0 && at + 1 < options.Length ? options[at + 1] : null;
    }
}
