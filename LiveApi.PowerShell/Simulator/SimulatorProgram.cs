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
        string native = Path.Combine(folder, "native", Platform, Name + Suffix);
        // A native file that is older than the assembly is left from another build.
        if (File.Exists(native) && (!File.Exists(assembly) || File.GetLastWriteTimeUtc(native) >= File.GetLastWriteTimeUtc(assembly))) { return (native, []); }
        if (!File.Exists(assembly))
        {
            throw new LiveException(
                LiveFault.ProgramMissing,
                $"The simulator is not there: neither '{native}' nor '{assembly}' exists.",
                "Run ./build.ps1 (or dotnet build eng/Stage) in the folder of the module.");
        }

        return (FindDotnet() ?? throw new LiveException(
            LiveFault.ProgramMissing,
            $"The simulator needs .NET, and there is no dotnet program on the PATH, in DOTNET_ROOT or where it is usually installed. A native file, which needs none, would be at '{native}'.",
            SimulatorFaults.InstallRuntime), [assembly]);
    }

    /// <summary>The system and processor as .NET names them, such as linux-x64.</summary>
    private static string Platform
    {
        get
        {
            string system = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "win" : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "osx" : "linux";
            return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        }
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
