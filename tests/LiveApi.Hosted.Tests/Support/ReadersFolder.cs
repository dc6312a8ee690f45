using System;
using System.IO;

namespace LiveApi.Hosted.Tests.Support;

/// <summary>A folder as a reader of the README has before them: the module and the examples, and nothing that is missed when it goes.</summary>
internal sealed class ReadersFolder : IDisposable
{
    internal ReadersFolder()
    {
        Path = Directory.CreateTempSubdirectory("liveapi-reader-").FullName;

        // The staging recipe makes this manifest: it is the real one, and points at the files where they are.
        File.Copy(Repository.PathOf("artifacts", "module", "LiveApi", "LiveApi.psd1"), System.IO.Path.Combine(Path, "LiveApi.psd1"));
        File.Copy(Repository.PathOf("examples", "audio", "where-is-the-station.fr.8k-mulaw.wav"), System.IO.Path.Combine(Path, "speech.wav"));
        string audio = Directory.CreateDirectory(System.IO.Path.Combine(Path, "examples", "audio")).FullName;
        foreach (string file in Directory.EnumerateFiles(Repository.PathOf("examples", "audio")))
        {
            File.Copy(file, System.IO.Path.Combine(audio, System.IO.Path.GetFileName(file)));
        }
    }

    internal string Path { get; }

    internal bool Has(params string[] parts) => File.Exists(System.IO.Path.Combine([Path, .. parts]));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
