using System;
using System.Collections.Generic;
using System.IO;

namespace LiveApi.Sessions;

/// <summary>A ring of bytes on disk, for what is read later than memory allows. First in, first out; what is no longer wanted leaves a gap until its turn.</summary>
/// <remarks>The file is its owner's alone, and the system removes it with this process, whatever becomes of that.</remarks>
internal sealed class SpillFile(string folder, long maxBytes) : IDisposable
{
    private readonly Queue<Region> _regions = new();
    private FileStream? _file;
    private long _end;

    /// <summary>Bytes that are in it and still wanted.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Writes bytes, or returns null if there is no room for them.</summary>
    /// <exception cref="IOException">The disk does not take them.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not.</exception>
    internal Region? Write(byte[] data)
    {
        if (FindRoom(data.Length) is not { } at)
        {
            return null;
        }

        _file ??= PrivateFile.CreateTemporary(folder);
        _file.Position = at;
        _file.Write(data, 0, data.Length);
        _end = at + data.Length;
        Region region = new(at, data.Length);
        _regions.Enqueue(region);
        Bytes += data.Length;
        return region;
    }

    /// <summary>Reads a region and gives its room back.</summary>
    /// <exception cref="IOException">The disk does not give it back.</exception>
    internal byte[] Take(Region region)
    {
        byte[] data = new byte[region.Length];
        try
        {
            _file!.Position = region.Start;
            for (int read = 0; read < data.Length;)
            {
                int got = _file.Read(data, read, data.Length - read);
                read += got > 0 ? got : throw new EndOfStreamException("The spill file is shorter than what was written to it.");
            }
        }
        finally
        {
            Free(region);
        }

        return data;
    }

    /// <summary>Gives a region's room back unread. What was in it is overwritten by what comes next, and gone with the file.</summary>
    internal void Free(Region region)
    {
        region.IsFree = true;
        Bytes -= region.Length;
        while (_regions.Count > 0 && _regions.Peek().IsFree)
        {
            _regions.Dequeue();
        }

        if (_regions.Count == 0)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _regions.Clear();
        _end = 0;
        Bytes = 0;
        _file?.Dispose();
        _file = null;
    }

    // Behind the newest, or again from the start if the oldest leaves room there.
    private long? FindRoom(int length)
    {
        if (_regions.Count == 0)
        {
            return length <= maxBytes ? 0 : null;
        }

        long oldest = _regions.Peek().Start;
        bool wrapped = _end <= oldest;
        return wrapped ? (_end + length <= oldest ? _end : null)
            : _end + length <= maxBytes ? _end
            : length <= oldest ? 0
            : null;
    }

    internal sealed class Region(long start, int length)
    {
        internal long Start { get; } = start;

        internal int Length { get; } = length;

        internal bool IsFree { get; set; }
    }
}
