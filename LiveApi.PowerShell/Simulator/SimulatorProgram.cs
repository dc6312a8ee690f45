using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using LiveApi.Audio;

namespace LiveApi.PowerShell.Simulator;

/// <summary>Finds the simulator beside the module: one native file, or an assembly for the dotnet program.</summary>
internal static class SimulatorProgram
{
    private const string Name = "LiveApi.Simulator";

    private static readonly string Suffix = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? ".exe" : string.Empty;

    /// <summary>The program to start, and the arguments that come before the simulator's own.</summary>
    /// <exception cref="LiveException">ProgramMissing.</exception>
    internal static (string Program, IReadOnlyList<string> Arguments) Find() => FindIn(Folder);

    internal static (string Program, IReadOnlyList<string> Arguments) FindIn(string folder)
    {
        string assembly = Path.Combine(folder, Name + ".dll");
        string native = Path.Combine(folder, Name + Suffix);
        if (!File.Exists(assembly))
        {
            return File.Exists(native) ? (native, []) : throw new LiveException(
                LiveFault.ProgramMissing,
                $"The simulator is not there: '{assembly}' is missing.",
                "Run ./build.ps1 (or dotnet build eng/Stage) in the folder of the module.");
        }

        // An assembly beside it means that the file of the simulator's name is only a starter, which may not find its runtime.
        return (FindDotnet() ?? throw new LiveException(
            LiveFault.ProgramMissing,
            "The simulator needs .NET, and there is no dotnet program on the PATH, in DOTNET_ROOT or where it is usually installed.",
            SimulatorFaults.InstallRuntime), [assembly]);
    }

    private static string Folder => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(SimulatorProgram).Assembly.Location)!, "..", "simulator"));

    private static string? FindDotnet() => Candidates().FirstOrDefault(File.Exists) ?? ProgramFinder.Find("dotnet");

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host)
        {
            yield return host;
        }

        string[] folders =
        [
            Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? string.Empty,
            "/usr/share/dotnet",
            "/usr/lib/dotnet",
            "/usr/local/share/dotnet",
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "dotnet"),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet"),
        ];
        foreach (string folder in folders.Where(Path.IsPathRooted))
        {
            yield return Path.Combine(folder, "dotnet" + Suffix);
        }
    }
}
