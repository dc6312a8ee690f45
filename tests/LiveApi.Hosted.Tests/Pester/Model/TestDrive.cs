using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;

namespace LiveApi.Hosted.Tests.Pester.Model;

/// <summary>The <c>TestDrive:</c> of a file; what a block adds to it goes with the block.</summary>
public sealed class TestDrive : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("liveapi-pester-");
    private readonly Stack<HashSet<string>> _before = new();

    internal string Folder => _root.FullName;

    /// <summary>Mounts the drive and sets <c>$TestDrive</c>.</summary>
    public void Mount(EngineIntrinsics engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ProviderInfo files = engine.SessionState.Provider.GetOne("FileSystem");
        engine.SessionState.Drive.New(new PSDriveInfo("TestDrive", files, _root.FullName, "Files of this test file", null), "global");
        engine.SessionState.PSVariable.Set("global:TestDrive", _root.FullName);
    }

    public void EnterBlock() => _before.Push([.. Directory.GetFileSystemEntries(_root.FullName, "*", SearchOption.AllDirectories)]);

    public void LeaveBlock()
    {
        HashSet<string> keep = _before.Pop();
        foreach (string entry in Directory.GetFileSystemEntries(_root.FullName, "*", SearchOption.AllDirectories))
        {
            if (keep.Contains(entry))
            {
                continue;
            }
            if (Directory.Exists(entry))
            {
                Directory.Delete(entry, recursive: true);
            }
            else if (File.Exists(entry))
            {
                File.Delete(entry);
            }
        }
    }

    public void Dispose() => _root.Delete(recursive: true);
}
