using System;
using System.IO;

namespace LiveApi.Page.Tests.Support;

/// <summary>A scenario of a test's own, in a file as long as the test.</summary>
internal sealed class ScenarioFile : IDisposable
{
    internal ScenarioFile(string steps, string name = "test")
    {
        Path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("page-").FullName, name + ".yaml");
        File.WriteAllText(Path, $"version: 1\nname: {name}\nabout: For a test.\nsteps:\n{steps}");
    }

    internal string Path { get; }

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
}
