using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using LiveApi.Hosted.Tests.Pester.Model;
using LiveApi.Hosted.Tests.Support;

namespace LiveApi.Hosted.Tests.Pester;

/// <summary>Runs each file once, when the first of its tests is asked for; a file's tests share its setups.</summary>
public sealed class PesterRuns : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<PesterFile>> _files = new();

    internal static string Folder => Repository.PathOf("tests", "Pester");

    /// <summary>The Pester files of the project, by name.</summary>
    internal static IEnumerable<string> FileNames
        => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.Tests.ps1").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal) : [];

    internal PesterFile Of(string fileName) => _files.GetOrAdd(fileName, name => new Lazy<PesterFile>(() =>
    {
        PesterFile file = PesterFile.Discover(Path.Combine(Folder, name));
        file.Run();
        return file;
    })).Value;

    internal static string Describe(ErrorRecord error)
        => $"{error.Exception.Message}{Environment.NewLine}[{error.FullyQualifiedErrorId}]{Environment.NewLine}{error.ScriptStackTrace}";

    internal static string Describe(PesterTest test) => string.Join(Environment.NewLine, test.Causes.Select(Describe));

    public void Dispose()
    {
        foreach (Lazy<PesterFile> file in _files.Values.Where(file => file.IsValueCreated))
        {
            file.Value.Dispose();
        }
    }
}
