using System;
using System.IO;

namespace LiveApi.Shell.Tests.Support;

/// <summary>A script in a folder of its own.</summary>
internal sealed class ScriptFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("liveapi-shell-");

    internal ScriptFile(string text, string name = "script.ps1")
    {
        Path = System.IO.Path.Combine(_folder.FullName, name);
        File.WriteAllText(Path, text);
    }

    internal string Path { get; }

    internal string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
