using System;
using System.Buffers.Binary;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Audio;

/// <summary>Reads a WAV file up to its first sample.</summary>
internal sealed class WavHeader
{
    private const uint Unknown = uint.MaxValue;
    private const uint LeastPlaceholder = 0x7FFF_F000;   // what streaming writers put where they do not know: from here on
    private const int LongestFormat = 65_536;

    private readonly ForwardReader _file;
    private readonly string _name;
    private readonly byte[] _bytes = new byte[40];
    private uint _riffLength;
    private long? _longDataLength;

    private WavHeader(Stream stream, string name) => (_file, _name) = (new ForwardReader(stream), name);

    internal WavFormat Format { get; private set; }

    /// <summary>Bytes of sound that the header promises; null when it leaves that open.</summary>
    internal long? DataLength { get; private set; }

    internal static async Task<WavHeader> ReadAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        WavHeader header = new(stream, name);
        await header.ReadContainerAsync(cancellationToken).ConfigureAwait(false);
        await header.ReadChunksAsync(cancellationToken).ConfigureAwait(false);
        return header;
    }

    private async Task ReadContainerAsync(CancellationToken cancellationToken)
    {
        int count = await _file.FillAsync(_bytes.AsMemory(0, 12), cancellationToken).ConfigureAwait(false);
        if (count == 0)
        {
            throw AudioFaults.Empty(_name, "it is 0 bytes long");
        }

        if (!AudioSniffer.IsRiff(_bytes.AsSpan(0, count)))
        {
            count += await _file.FillAsync(_bytes.AsMemory(count), cancellationToken).ConfigureAwait(false);   // to quote more of it
            throw AudioFaults.NotRiff(_name, _bytes.AsSpan(0, count));
        }

        if (count < 12)
        {
            throw AudioFaults.HeaderCut(_name, _file.Position);
        }

        ReadOnlySpan<byte> start = _bytes;
        if (!start.Slice(8, 4).SequenceEqual("WAVE"u8))
        {
            throw AudioFaults.Unreadable(_name, $"is a RIFF file of the kind {AudioFaults.Quote(start.Slice(8, 4))}, not WAVE");
        }

        _riffLength = BinaryPrimitives.ReadUInt32LittleEndian(start.Slice(4));
    }

    private async Task ReadChunksAsync(CancellationToken cancellationToken)
    {
        bool hasFormat = false;
        while (true)
        {
            int count = await _file.FillAsync(_bytes.AsMemory(0, 8), cancellationToken).ConfigureAwait(false);
            if (count < 8)
            {
                throw count > 0 || !hasFormat
                    ? AudioFaults.HeaderCut(_name, _file.Position)
                    : AudioFaults.Empty(_name, "it has no data chunk");
            }

            uint id = BinaryPrimitives.ReadUInt32BigEndian(_bytes);
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(4));
            switch (id)
            {
                case 0x666D_7420: // fmt
                    await ReadFormatAsync(length, cancellationToken).ConfigureAwait(false);
                    hasFormat = true;
                    break;
                case 0x6473_3634: // ds64
                    await ReadLongLengthsAsync(length, cancellationToken).ConfigureAwait(false);
                    break;
                case 0x6461_7461: // data
                    DataLength = hasFormat ? KnownLength(length) : throw AudioFaults.Unreadable(_name, "has its data before its format, so that the data cannot be understood");
                    return;
                default:
                    await _file.SkipAsync(length + (length & 1L), cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    private long? KnownLength(uint length)
    {
        if (length == Unknown && _longDataLength is { } known)
        {
            return known > 0 ? known : null;
        }

        // A writer that came back to its header knows that there is nothing; one that streams has left zeros everywhere.
        bool leftOpen = _riffLength is 0 or Unknown || _riffLength <= _file.Position;
        return length >= LeastPlaceholder || (length == 0 && leftOpen) ? null : length;
    }

    private async Task ReadFormatAsync(uint length, CancellationToken cancellationToken)
    {
        int wanted = (int)Math.Min(length, (uint)_bytes.Length);
        if (length > LongestFormat)
        {
            throw AudioFaults.Unreadable(_name, "has a format chunk of an impossible length");
        }

        if (await _file.FillAsync(_bytes.AsMemory(0, wanted), cancellationToken).ConfigureAwait(false) < wanted)
        {
            throw AudioFaults.HeaderCut(_name, _file.Position);
        }

        Format = WavFormat.Parse(_bytes.AsSpan(0, wanted)) ?? throw AudioFaults.Unreadable(_name, $"has a format chunk that is too short ({length} bytes)");
        if (Format.Problem is { } problem)
        {
            throw AudioFaults.Unreadable(_name, problem);
        }

        await _file.SkipAsync(length + (length & 1L) - wanted, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadLongLengthsAsync(uint length, CancellationToken cancellationToken)
    {
        int wanted = (int)Math.Min(length, 24u);
        if (await _file.FillAsync(_bytes.AsMemory(0, wanted), cancellationToken).ConfigureAwait(false) == 24)
        {
            ulong data = BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(8));
            _longDataLength = data <= long.MaxValue ? (long)data : null;
        }

        await _file.SkipAsync(length + (length & 1L) - wanted, cancellationToken).ConfigureAwait(false);
    }
}
