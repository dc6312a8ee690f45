using System.IO;

namespace LiveApi.Transport;

/// <summary>Files for recordings: what people said is in them, so that their owner alone may read them.</summary>
public static class RecordingFile
{
    /// <summary>
    /// An empty file that its owner alone can open, in place of one that is there if <paramref name="overwrite"/> says so; others may read along while
    /// it is written. On Windows the folder's own rights decide.
    /// </summary>
    /// <exception cref="IOException">It is there already, or its folder is not.</exception>
    public static FileStream Create(string path, bool overwrite = false)
    {
        // A new file even then: the old one may be open to all, and may be a link to elsewhere.
        if (overwrite)
        {
            File.Delete(path);
        }

        return PrivateFile.Create(path, FileOptions.None, FileShare.Read);
    }
}
