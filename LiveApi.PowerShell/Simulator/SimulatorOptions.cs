using System;
using System.Collections.Generic;
using System.Globalization;

namespace LiveApi.PowerShell.Simulator;

/// <summary>How a simulator is started.</summary>
internal sealed record SimulatorOptions(string Scenario, int Port, double? Speed, TimeSpan Timeout)
{
    /// <summary>A recording to play in place of a scenario.</summary>
    internal string? Replay { get; init; }

    internal bool KeepsAudio { get; init; }

    internal bool UsesTls { get; init; }

    internal IReadOnlyList<string> Arguments
    {
        get
        {
            List<string> arguments = ["serve", "--port", Port.ToString(CultureInfo.InvariantCulture), Replay is null ? "--scenario" : "--replay", Replay ?? Scenario, "--stop-with-stdin"];
            if (Speed is { } speed)
            {
                arguments.AddRange(["--speed", double.IsPositiveInfinity(speed) ? "instant" : speed.ToString(CultureInfo.InvariantCulture)]);
            }

            if (KeepsAudio)
            {
                arguments.Add("--keep-audio");
            }

            if (UsesTls)
            {
                arguments.Add("--tls");
            }

            return arguments;
        }
    }
}
