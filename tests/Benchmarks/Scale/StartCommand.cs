using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;

namespace LiveApi.Benchmarks;

/// <summary>How long the simulator takes from the start of its process to listening.</summary>
internal static class StartCommand
{
    internal static async Task<int> RunAsync(string[] options)
    {
        int times = 15;
        string? program = null;
        for (int i = 0; i + 1 < options.Length; i += 2)
        {
            if (options[i] == "--times") { times = int.Parse(options[i + 1], CultureInfo.InvariantCulture); }
            if (options[i] == "--simulator") { program = options[i + 1]; }
        }

        List<double> took = [];
        for (int i = 0; i < times; i++)
        {
            await using SimulatorProcess simulator = await SimulatorProcess.StartAsync(program);
            took.Add(simulator.Listening.TotalMilliseconds);
        }

        took.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start to listening, {times} times: median {took[times / 2]:0} ms, least {took[0]:0} ms, most {took[^1]:0} ms"));
        return 0;
    }
}
