using System;
using System.IO;
using System.Runtime.InteropServices;

namespace LiveApi;

internal static partial class PrivateFile
{
    private const uint OwnerReadsAndWrites = 0x180;

    // This framework cannot create a file with a mode: it gets one while it is still empty.
    internal static partial FileStream Create(string path, FileOptions options, FileShare share)
    {
        FileStream file = new(path, FileMode.CreateNew, FileAccess.ReadWrite, share, bufferSize: 1, options);
        if (Path.DirectorySeparatorChar != '\\' && ChangeMode(path, OwnerReadsAndWrites) != 0)
        {
            file.Dispose();
            File.Delete(path);
            throw new IOException($"'{path}' cannot be made private.");
        }

        return file;
    }

    [DllImport("libc", EntryPoint = "chmod", SetLastError = true)]
    private static extern int ChangeMode([MarshalAs(UnmanagedType.LPStr)] string path, uint mode);
}
