using System;

namespace LiveApi.Audio;

/// <summary>Loudness in decibels below full scale (a full-scale square wave is 0 dBFS RMS, a sine -3.01).</summary>
public readonly record struct AudioLevel(double RmsDbfs, double PeakDbfs)
{
    /// <summary>What digital silence reads as; no lower value is given.</summary>
    public const double Floor = -120;

    /// <summary>True when there is nothing but zeros.</summary>
    public bool IsSilent => PeakDbfs <= Floor;

    /// <summary>Measures PCM16 bytes, all channels together.</summary>
    public static AudioLevel Measure(ReadOnlySpan<byte> pcm) => Measure(Pcm16.Samples(pcm));

    /// <summary>Measures samples, all channels together.</summary>
    public static AudioLevel Measure(ReadOnlySpan<short> samples)
    {
        double sum = 0;
        int peak = 0;
        foreach (short sample in samples)
        {
            sum += (double)sample * sample;
            peak = Math.Max(peak, Math.Abs((int)sample));
        }

        double rms = samples.IsEmpty ? 0 : Math.Sqrt(sum / samples.Length);
        return new AudioLevel(ToDecibels(rms), ToDecibels(peak));
    }

    private static double ToDecibels(double level) => level <= 0 ? Floor : Math.Max(Floor, 20 * Math.Log10(level / 32_768));
}
