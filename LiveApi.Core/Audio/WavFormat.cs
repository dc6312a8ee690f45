using System;
using System.Buffers.Binary;

namespace LiveApi.Audio;

/// <summary>What the <c>fmt </c> chunk of a WAV file says.</summary>
internal readonly record struct WavFormat(int Tag, int Channels, int SampleRate, int BitsPerSample)
{
    private const int Extensible = 0xFFFE;
    private const int MostChannels = 64;

    internal int BytesPerSample => (BitsPerSample + 7) / 8;

    internal int BytesPerFrame => BytesPerSample * Channels;

    internal string Words => Tag switch
    {
        1 => $"WAV PCM {BitsPerSample}-bit",
        3 => $"WAV float {BitsPerSample}-bit",
        6 => "WAV A-law",
        7 => "WAV mu-law",
        _ => $"WAV with codec 0x{Tag:X4}{NameOf(Tag)}",
    };

    internal SampleCoding Coding => (Tag, BytesPerSample) switch
    {
        (1, 1) => SampleCoding.Unsigned8,
        (1, 2) => SampleCoding.Signed16,
        (1, 3) => SampleCoding.Signed24,
        (1, 4) => SampleCoding.Signed32,
        (3, 4) => SampleCoding.Float32,
        (3, 8) => SampleCoding.Float64,
        (6, 1) => SampleCoding.ALaw,
        (7, 1) => SampleCoding.MuLaw,
        _ => SampleCoding.Unknown,
    };

    /// <summary>Why this cannot be read, as the end of a sentence about the file; null when it can.</summary>
    internal string? Problem
        => Coding == SampleCoding.Unknown ? $"is {Words}, which is not read here"
            : Channels is 0 or > MostChannels ? $"says that it has {Channels} channels"
            : SampleRate is < 1_000 ? $"says that it has {SampleRate} samples a second"
            : SampleRate is > 768_000 ? "says that it has more than 768,000 samples a second"
            : null;

    /// <summary>Reads the chunk; null when it is too short for what it says it is.</summary>
    internal static WavFormat? Parse(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < 16)
        {
            return null;
        }

        int tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (tag == Extensible)
        {
            if (chunk.Length < 40)
            {
                return null;
            }

            tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk.Slice(24));   // the first two bytes of the GUID
        }

        return new WavFormat(
            tag,
            BinaryPrimitives.ReadUInt16LittleEndian(chunk.Slice(2)),
            (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32LittleEndian(chunk.Slice(4))),
            BinaryPrimitives.ReadUInt16LittleEndian(chunk.Slice(14)));
    }

    private static string NameOf(int tag) => tag switch
    {
        0x0002 => " (Microsoft ADPCM)",
        0x0011 => " (IMA ADPCM)",
        0x0031 => " (GSM 6.10)",
        0x0040 or 0x0045 => " (G.726)",
        0x0050 => " (MPEG layer 2)",
        0x0055 => " (MP3)",
        0x00FF or 0x1610 => " (AAC)",
        0x0161 => " (WMA)",
        0x704F => " (Opus)",
        0xF1AC => " (FLAC)",
        _ => "",
    };
}
