using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using LiveApi.Video;

namespace LiveApi.PowerShell.Binding;

/// <summary>Files with stills.</summary>
internal static class ImageFile
{
    /// <exception cref="LiveException">ImageNotFound.</exception>
    internal static FileStream Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 4_096, useAsync: true);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LiveException(LiveFault.ImageNotFound, $"There is no file '{file}'.", "Check the path; a relative one starts at the current folder.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new LiveException(LiveFault.ImageNotFound, $"'{file}' cannot be opened: {fault.Message}", "Check the path and the rights on the file.", fault);
        }
    }

    /// <summary>The one image of a file.</summary>
    /// <exception cref="LiveException">ImageNotFound, ImageUnreadable, ImageTooLarge.</exception>
    internal static async Task<ImageFrame> ReadAsync(string file, CancellationToken cancellationToken)
    {
        using FileStream stream = Open(file);
        return await ReadAsync(stream, Path.GetFileName(file), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The one image of a stream.</summary>
    /// <exception cref="LiveException">ImageUnreadable, ImageTooLarge.</exception>
    internal static async Task<ImageFrame> ReadAsync(Stream stream, string name, CancellationToken cancellationToken)
        => await new ImageFrameReader(stream, name).ReadAsync(cancellationToken).ConfigureAwait(false) ?? throw Empty(name);

    internal static LiveException Empty(string name) => new(LiveFault.ImageUnreadable, $"'{name}' is empty.", "Check how it was made.");
}
