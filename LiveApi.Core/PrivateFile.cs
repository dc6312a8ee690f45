using System;
using System.IO;

namespace LiveApi;

/// <summary>Files that hold what people said: their owner alone may read them.</summary>
internal static partial class PrivateFile
{
    /// <summary>A file without a future: on Unix it has lost its name before a byte is in it, elsewhere the system deletes it when it is closed.</summary>
    internal static FileStream CreateTemporary(string folder)
    {
        string path = Path.Combine(folder, $"liveapi-{Guid.NewGuid():N}.spill");
        bool isWindows = Path.DirectorySeparatorChar == '\\';
        FileStream file = Create(path, isWindows ? FileOptions.DeleteOnClose : FileOptions.None);
        if (!isWindows)
        {
            File.Delete(path);
        }

        return file;
    }

    /// <summary>A new file that only its owner can open; on Windows the folder's own rights decide.</summary>
    internal static partial FileStream Create(string path, FileOptions options, FileShare share = FileShare.None);
}
