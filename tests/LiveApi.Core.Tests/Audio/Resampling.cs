using System;
using System.Collections.Generic;
using LiveApi.Audio;

namespace LiveApi.Tests.Audio;

internal static class Resampling
{
    /// <summary>Everything through a resampler, in blocks of given sizes in turn.</summary>
    internal static float[] All(Resampler resampler, ReadOnlySpan<float> samples, params int[] blocks)
    {
        List<float> heard = [];
        float[] target = new float[blocks.Length > 0 ? blocks[^1] : 4_096];
        int turn = 0;
        while (!samples.IsEmpty)
        {
            int size = blocks.Length == 0 ? samples.Length : Math.Min(samples.Length, blocks[turn++ % blocks.Length]);
            resampler.Write(samples[..size]);
            samples = samples[size..];
            Drain();
        }

        resampler.Complete();
        Drain();
        return [.. heard];

        void Drain()
        {
            for (int count; (count = resampler.Read(target)) > 0;)
            {
                heard.AddRange(target.AsSpan(0, count));
            }
        }
    }
}
