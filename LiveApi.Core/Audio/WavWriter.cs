using System;
using System.Buffers.Binary;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Audio;

/// <summary>
/// Writes PCM16 as WAV, block by block. To a path it writes beside it under another name and takes the name on
/// <see cref="CompleteAsync"/>: whatever ends the process, no half file bears the name. Disposed without it, nothing is left.
/// </summary>
public sealed class WavWriter : IAsyncDisposable
{
    private const int HeaderLength = 44;
    private static readonly byte[] Padding = new byte[1];
    private readonly Stream _stream;
    private readonly PartialFile? _file;
    private readonly bool _leaveOpen;
    private readonly long _origin;
    private bool _completed;

    private WavWriter(Stream stream, PcmFormat format, PartialFile? file, bool leaveOpen)
    {
        (_stream, _file, _leaveOpen, Format) = (stream, file, leaveOpen, format);
        _origin = stream.CanSeek ? stream.Position : 0;
    }

    /// <summary>What is written.</summary>
    public PcmFormat Format { get; }

    /// <summary>The file that will be there; null when writing to a stream.</summary>
    public string? Path => _file?.Path;

    /// <summary>PCM bytes so far.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>How long it lasts so far.</summary>
    public TimeSpan Duration => Format.DurationOf(BytesWritten);

    /// <summary>Begins a file; one that is there is replaced when this one is complete.</summary>
    /// <exception cref="LiveException">AudioNotWritable: no such folder, no right, a folder of that name.</exception>
    public static async Task<WavWriter> CreateAsync(string path, PcmFormat format, CancellationToken cancellationToken = default)
    {
        PartialFile file = PartialFile.Create(path);
        return await BeginAsync(new WavWriter(file.Stream, format, file, leaveOpen: false), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins on a stream; one that cannot seek gets the header of a recording of unknown length.</summary>
    public static async Task<WavWriter> CreateAsync(Stream stream, PcmFormat format, bool leaveOpen = false, CancellationToken cancellationToken = default)
        => await BeginAsync(new WavWriter(stream, format, file: null, leaveOpen), cancellationToken).ConfigureAwait(false);

    /// <summary>A whole recording as a file, in one call.</summary>
    public static async Task WriteFileAsync(string path, PcmFormat format, ReadOnlyMemory<byte> pcm, CancellationToken cancellationToken = default)
    {
        WavWriter writer = await CreateAsync(path, format, cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteAsync(pcm, cancellationToken).ConfigureAwait(false);
            await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Adds PCM16 bytes.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> pcm, CancellationToken cancellationToken = default)
    {
        if (_completed)
        {
            throw new InvalidOperationException("The recording is complete: nothing can follow.");
        }

        await _stream.WriteAsync(pcm, cancellationToken).ConfigureAwait(false);
        BytesWritten += pcm.Length;
    }

    /// <summary>Puts the length into the header and gives the file its name.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken = default)
    {
        if (_completed)
        {
            return;
        }

        if (BytesWritten % 2 == 1)
        {
            await _stream.WriteAsync(Padding, cancellationToken).ConfigureAwait(false);
        }

        if (_stream.CanSeek)
        {
            long end = _stream.Position;
            _stream.Position = _origin;
            await _stream.WriteAsync(Header(BytesWritten), cancellationToken).ConfigureAwait(false);
            _stream.Position = end;
        }

        await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        _completed = true;
        if (_file is not null)
        {
            await _file.CommitAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Closes; without <see cref="CompleteAsync"/> before it, the file is removed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_file is not null)
        {
            await _file.DisposeAsync().ConfigureAwait(false);
        }
        else if (!_leaveOpen)
        {
            await _stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<WavWriter> BeginAsync(WavWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            await writer._stream.WriteAsync(writer.Header(dataLength: null), cancellationToken).ConfigureAwait(false);
            return writer;
        }
        catch
        {
            await writer.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // A length that is not known, or does not fit into 32 bits, is written as all ones: readers take what follows.
    private byte[] Header(long? dataLength)
    {
        byte[] header = new byte[HeaderLength];
        uint data = dataLength is { } known && known <= uint.MaxValue - HeaderLength ? (uint)known : uint.MaxValue;
        "RIFF"u8.CopyTo(header);
        Put32(4, data == uint.MaxValue ? data : data + (data % 2) + HeaderLength - 8);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        Put32(16, 16);
        Put16(20, 1);
        Put16(22, Format.Channels);
        Put32(24, (uint)Format.SampleRate);
        Put32(28, (uint)Format.BytesPerSecond);
        Put16(32, Format.BytesPerFrame);
        Put16(34, 16);
        "data"u8.CopyTo(header.AsSpan(36));
        Put32(40, data);
        return header;

        void Put16(int at, int value) => BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(at), (ushort)value);
        void Put32(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(at), value);
    }
}
