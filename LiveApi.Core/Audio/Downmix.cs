using System;

namespace LiveApi.Audio;

/// <summary>Many channels to one.</summary>
internal static class Downmix
{
    /// <summary>The mean of the channels: never louder than the loudest of them, so nothing clips.</summary>
    internal static void ToMono(ReadOnlySpan<float> interleaved, int channels, Span<float> mono)
    {
        float share = 1f / channels;
        for (int frame = 0, i = 0; i + channels <= interleaved.Length; frame++)
        {
            float sum = 0;
            for (int channel = 0; channel < channels; channel++)
            {
                sum += interleaved[i++];
            }

            mono[frame] = sum * share;
        }
    }
}
