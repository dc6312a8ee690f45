using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Threading;

namespace LiveApi.Simulator.Journal;

/// <summary>One side's audio of a connection, as it came, up to a limit. Audio of another rate than the first is counted and left out.</summary>
internal sealed class AudioTape
{
    private const int Limit = 32 * 1024 * 1024;
    private const int HeaderSize = 44;

    private readonly Lock _lock = new();
    private readonly ArrayBufferWriter<byte> _pcm = new();
    private int _rate;

    /// <summary>Bytes that found no room or had another rate.</summary>
    internal long LeftOut { get; private set; }

    internal void Add(ReadOnlySpan<byte> pcm, int rate)
    {
        lock (_lock)
        {
            if (_rate == 0) { _rate = rate; }
            if (rate != _rate || _pcm.WrittenCount + pcm.Length > Limit) { LeftOut += pcm.Length; return; }
            _pcm.Write(pcm);
        }
    }

    /// <summary>The tape as a WAV of mono PCM16; null where nothing was heard.</summary>
    internal byte[]? ToWav()
    {
        lock (_lock)
        {
            if (_pcm.WrittenCount == 0) { return null; }
            byte[] wav = new byte[HeaderSize + _pcm.WrittenCount];
            WriteHeader(wav, _pcm.WrittenCount);
            _pcm.WrittenSpan.CopyTo(wav.AsSpan(HeaderSize));
            return wav;
        }
    }

    private void WriteHeader(Span<byte> wav, int length)
    {
        Encoding.ASCII.GetBytes("RIFF", wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav[4..], HeaderSize - 8 + length);
        Encoding.ASCII.GetBytes("WAVEfmt ", wav[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(wav[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav[24..], _rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav[28..], _rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav[34..], 16);
        Encoding.ASCII.GetBytes("data", wav[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(wav[40..], length);
    }
}
