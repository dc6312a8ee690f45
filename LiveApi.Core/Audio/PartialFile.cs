using System;
using System.IO;
using System.Security;
using System.Threading.Tasks;

namespace LiveApi.Audio;

/// <summary>A file that has its name only once it is whole.</summary>
internal sealed class PartialFile : IAsyncDisposable
{
    private readonly string _partialPath;
    private bool _committed;

    private PartialFile(string path, string partialPath, FileStream stream)
    {
        Path = path;
        _partialPath = partialPath;
        Stream = stream;
    }

    internal string Path { get; }

    internal FileStream Stream { get; }

    /// <param name="path">The name that it will have.</param>
    /// <param name="isPrivate">Whether only its owner can read it.</param>
    internal static PartialFile Create(string path, bool isPrivate = false)
    {
        string partialPath = string.Empty;
        try
        {
            string target = System.IO.Path.GetFullPath(path);
            if (Directory.Exists(target))
            {
                throw NotWritable(path, "it is a folder.", null);
            }

            string folder = System.IO.Path.GetDirectoryName(target) ?? throw NotWritable(path, "it is a folder.", null);
            if (!Directory.Exists(folder))
            {
                throw NotWritable(path, $"there is no folder '{folder}'.", null);
            }

            string name = $".{System.IO.Path.GetFileName(target)}.{Guid.NewGuid().ToString("N").Substring(0, 8)}.partial";
            partialPath = System.IO.Path.Combine(folder, name);
            FileStream stream = isPrivate ? PrivateFile.Create(partialPath, FileOptions.Asynchronous) : new(partialPath, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 65_536, useAsync: true);
            return new PartialFile(target, partialPath, stream);
        }
        catch (Exception fault) when (IsAboutTheFile(fault))
        {
            // The name that it has meanwhile is nobody's business.
            throw NotWritable(path, partialPath.Length > 0 ? fault.Message.Replace(partialPath, path) : fault.Message, fault);
        }
    }

    internal async ValueTask CommitAsync()
    {
        await Stream.DisposeAsync().ConfigureAwait(false);
        try
        {
            File.Move(_partialPath, Path, overwrite: true);
        }
        catch (Exception fault) when (IsAboutTheFile(fault))
        {
            throw NotWritable(Path, fault.Message, fault);
        }

        _committed = true;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Stream.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            if (!_committed)
            {
                File.Delete(_partialPath);
            }
        }
    }

    private static bool IsAboutTheFile(Exception fault)
        => fault is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException;

    private static LiveException NotWritable(string path, string why, Exception? inner)
        => new(LiveFault.AudioNotWritable, $"'{path}' cannot be written: {why}", "Name a file in a folder that exists and that you may write to.", inner);
}
