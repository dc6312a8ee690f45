using System;
using System.IO;
using System.Linq;

namespace LiveApi.Tests.Support;

/// <summary>What a test has left open, told apart from other tests' by the path in it. Linux only: elsewhere, nothing is counted.</summary>
public static class Leaks
{
    /// <summary>Open files of this process whose path begins so.</summary>
    public static string[] OpenFiles(string path)
        => [.. Entries("/proc/self/fd").Select(entry => Try(() => new FileInfo(entry).LinkTarget)).OfType<string>().Where(target => target.StartsWith(path, StringComparison.Ordinal))];

    /// <summary>Processes, of anybody, that were started with so much in their command line.</summary>
    public static string[] Processes(string argument)
        => [.. Entries("/proc").Select(entry => Try(() => File.ReadAllText(Path.Combine(entry, "cmdline")))).OfType<string>().Where(line => line.Contains(argument, StringComparison.Ordinal))];

    private static string[] Entries(string folder) => OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries(folder) : [];

    // Processes end and files close while one looks.
    private static string? Try(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
