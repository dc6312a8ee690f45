using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace LiveApi.Audio;

/// <summary>Finds a program on the PATH, as a shell would, without being one.</summary>
internal static class ProgramFinder
{
    private static readonly string Suffix = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? ".exe" : "";

    internal static string? Find(string name) => Find(name, Environment.GetEnvironmentVariable("PATH"));

    internal static string? Find(string name, string? path)
        => (path ?? "").Split(Path.PathSeparator)
            .Select(folder => folder.Trim('"'))
            .Where(Path.IsPathRooted)   // never the current folder: what lies there is not ours to run
            .Select(folder => Path.Combine(folder, name + Suffix))
            .FirstOrDefault(File.Exists);
}
