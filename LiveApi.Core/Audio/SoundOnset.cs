using System;

namespace LiveApi.Audio;

/// <summary>Where in a piece of audio something can be heard: speech of a model often begins with silence.</summary>
public static class SoundOnset
{
    /// <summary>A window of <see cref="Window"/> with at least this level can be heard, in decibels below full scale (RMS).</summary>
    public const double ThresholdDbfs = -50;

    /// <summary>What is measured at a time.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMilliseconds(10);

    /// <summary>How much silence comes before the first sound; null: there is none.</summary>
    /// <param name="pcm">PCM, signed 16 bit, little endian, mono.</param>
    /// <param name="sampleRate">Samples a second.</param>
    public static TimeSpan? In(ReadOnlySpan<byte> pcm, int sampleRate)
    {
        PcmFormat format = new(sampleRate);
        int window = (int)format.BytesIn(Window);
        for (int at = 0; at < pcm.Length; at += window)
        {
            if (AudioLevel.Measure(pcm.Slice(at, Math.Min(window, pcm.Length - at))).RmsDbfs >= ThresholdDbfs)
            {
                return format.DurationOf(at);
            }
        }

        return null;
    }
}
