using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LiveApi.Audio;

/// <summary>Samples of a file to floats in -1 to 1.</summary>
internal static class SampleDecoder
{
    private static readonly float[] ALawLevels = Table(G711.ALaw);
    private static readonly float[] MuLawLevels = Table(G711.MuLaw);

    internal static void Decode(SampleCoding coding, ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        switch (coding)
        {
            case SampleCoding.Signed16: Pcm16.ToFloat(Pcm16.Samples(bytes), samples); break;
            case SampleCoding.Unsigned8: Unsigned8(bytes, samples); break;
            case SampleCoding.Signed24: Signed24(bytes, samples); break;
            case SampleCoding.Signed32: Signed32(bytes, samples); break;
            case SampleCoding.Float32: Float32(bytes, samples); break;
            case SampleCoding.Float64: Float64(bytes, samples); break;
            case SampleCoding.ALaw: Lookup(ALawLevels, bytes, samples); break;
            case SampleCoding.MuLaw: Lookup(MuLawLevels, bytes, samples); break;
            default: throw new ArgumentOutOfRangeException(nameof(coding), coding, "No decoder.");
        }
    }

    private static void Unsigned8(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            samples[i] = (bytes[i] - 128) / 128f;
        }
    }

    private static void Signed24(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (int i = 0, at = 0; at + 2 < bytes.Length; i++, at += 3)
        {
            int value = (bytes[at] << 8) | (bytes[at + 1] << 16) | (bytes[at + 2] << 24);
            samples[i] = value / 2_147_483_648f;
        }
    }

    private static void Signed32(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        ReadOnlySpan<int> values = MemoryMarshal.Cast<byte, int>(bytes);
        for (int i = 0; i < values.Length; i++)
        {
            samples[i] = values[i] / 2_147_483_648f;
        }
    }

    private static void Float32(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        ReadOnlySpan<float> values = MemoryMarshal.Cast<byte, float>(bytes);
        for (int i = 0; i < values.Length; i++)
        {
            samples[i] = Tame(values[i]);
        }
    }

    private static void Float64(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (int i = 0; i * 8 < bytes.Length; i++)
        {
            samples[i] = Tame((float)BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(bytes.Slice(i * 8))));
        }
    }

    // One wild value would spread through the whole window of a filter: no number becomes silence, and +36 dB is loud enough.
    private static float Tame(float value) => value is >= -64 and <= 64 ? value : float.IsNaN(value) ? 0 : value > 0 ? 64 : -64;

    private static void Lookup(float[] levels, ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            samples[i] = levels[bytes[i]];
        }
    }

    private static float[] Table(Func<byte, int> decode)
    {
        float[] levels = new float[256];
        for (int code = 0; code < levels.Length; code++)
        {
            levels[code] = decode((byte)code) / 32_768f;
        }

        return levels;
    }
}
