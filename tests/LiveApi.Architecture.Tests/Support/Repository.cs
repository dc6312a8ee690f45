using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LiveApi.Architecture.Tests.Support;

/// <summary>The checkout that these tests were built from, as files.</summary>
internal static class Repository
{
    private static readonly string[] s_madeByBuilds = ["artifacts", "bin", "out", "obj", ".git", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts"];

    internal static string Root { get; } = FindRoot();

    internal static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    internal static string Read(params string[] parts) => File.ReadAllText(PathOf(parts));

    /// <summary>The files of the project that end like one of these, relative to its root, with forward slashes.</summary>
    internal static IEnumerable<string> Files(params string[] endings)
        => Walk(new DirectoryInfo(Root))
            .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
            .Where(file => endings.Length == 0 || endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder)
        => folder.EnumerateFiles().Concat(folder.EnumerateDirectories()
            .Where(inner => !s_madeByBuilds.Contains(inner.Name, StringComparer.Ordinal) && inner.LinkTarget is null)
            .SelectMany(Walk));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LiveApi.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No LiveApi.slnx above {AppContext.BaseDirectory}.");
    }
}
