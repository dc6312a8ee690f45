using System;
using System.Runtime.InteropServices;

namespace LiveApi.Audio;

/// <summary>Between 16-bit samples and floats in -1 to 1. A full scale of 32,768 makes the way there and back exact.</summary>
public static class Pcm16
{
    private const float Scale = 32_768;

    /// <summary>The bytes as samples, without a copy; an odd byte at the end is left out.</summary>
    public static ReadOnlySpan<short> Samples(ReadOnlySpan<byte> pcm) => MemoryMarshal.Cast<byte, short>(pcm);

    /// <summary>The samples as bytes, without a copy.</summary>
    public static ReadOnlySpan<byte> Bytes(ReadOnlySpan<short> samples) => MemoryMarshal.AsBytes(samples);

    /// <summary>Samples to floats, as many as there are.</summary>
    public static void ToFloat(ReadOnlySpan<short> samples, Span<float> floats)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            floats[i] = samples[i] / Scale;
        }
    }

    /// <summary>Floats to samples: rounded to the nearest, saturated at full scale, with dither when there is one.</summary>
    public static void FromFloat(ReadOnlySpan<float> floats, Span<short> samples, Dither? dither = null)
    {
        for (int i = 0; i < floats.Length; i++)
        {
            float level = (floats[i] * Scale) + (dither?.Next() ?? 0);
            samples[i] = level >= short.MaxValue ? short.MaxValue
                : level <= short.MinValue ? short.MinValue
                : (short)(int)(level < 0 ? level - 0.5f : level + 0.5f);
        }
    }
}
