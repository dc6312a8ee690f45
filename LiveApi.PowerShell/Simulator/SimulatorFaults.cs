using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;

namespace LiveApi.PowerShell.Simulator;

/// <summary>Why a simulator did not start, from what it left behind.</summary>
internal static class SimulatorFaults
{
    internal const string InstallRuntime =
        "Install the ASP.NET Core runtime 10.0: apt-get install aspnetcore-runtime-10.0, brew install dotnet, winget install Microsoft.DotNet.AspNetCore.10, or https://dot.net.";

    private const int PermissionDenied = 13;

    /// <summary>What helps against a program that the system does not start.</summary>
    internal static string Unstartable(string program, Win32Exception fault)
        => fault.NativeErrorCode == PermissionDenied && Path.DirectorySeparatorChar == '/' ? $"A package may have lost the permission to run it: chmod +x '{program}'." : InstallRuntime;

    internal static LiveException Ended(int exitCode, IReadOnlyCollection<string> lines)
    {
        // The words of the .NET host, which ends before any code of ours has run.
        if (lines.Any(static line => line.StartsWith("You must install or update .NET", StringComparison.OrdinalIgnoreCase)))
        {
            string? wanted = lines.FirstOrDefault(static line => line.StartsWith("Framework:", StringComparison.Ordinal));
            return new LiveException(LiveFault.ProgramMissing, $"The simulator needs a .NET runtime that is not installed{(wanted is null ? string.Empty : $" ({wanted.Trim()})")}.", InstallRuntime);
        }

        string said = lines.Count == 0 ? "it said nothing" : string.Join(" ", lines.Select(static line => line.Trim()).Where(static line => line.Length > 0));
        return new LiveException(LiveFault.SimulatorFailed, $"The simulator ended with code {exitCode} before it listened: {said}", "Check the scenario and the port. Port 0 takes any that is free.");
    }

    internal static LiveException Silent(TimeSpan timeout) => new(
        LiveFault.SimulatorFailed,
        $"The simulator did not listen within {timeout.TotalSeconds:0.#} s.",
        "The machine may be busy: give it a longer -Timeout.");
}
