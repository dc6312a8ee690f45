using System;

namespace LiveApi.Tests.Support;

/// <summary>Sines to send through things, and what is left of them.</summary>
public static class Tone
{
    public static float[] Sine(double frequency, int rate, int length, double amplitude = 0.5, double phase = 0.3)
    {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++)
        {
            samples[i] = (float)(amplitude * Math.Sin((2 * Math.PI * frequency * i / rate) + phase));
        }

        return samples;
    }

    /// <summary>Noise from a seed, in -1 to 1.</summary>
    public static float[] Noise(int seed, int length)
    {
        Random random = new(seed);
        float[] samples = new float[length];
        for (int i = 0; i < length; i++)
        {
            samples[i] = (float)((2 * random.NextDouble()) - 1);
        }

        return samples;
    }

    /// <summary>The sine of a frequency that fits best: its amplitude, its phase, and the RMS of all that is not it.</summary>
    public static (double Amplitude, double Phase, double Remainder) Fit(ReadOnlySpan<float> samples, double frequency, int rate, int firstIndex)
    {
        double ss = 0, sc = 0, cc = 0, xs = 0, xc = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            (double s, double c) = Math.SinCos(2 * Math.PI * frequency * (firstIndex + i) / rate);
            ss += s * s;
            sc += s * c;
            cc += c * c;
            xs += samples[i] * s;
            xc += samples[i] * c;
        }

        double determinant = (ss * cc) - (sc * sc);
        double a = ((xs * cc) - (xc * sc)) / determinant;
        double b = ((xc * ss) - (xs * sc)) / determinant;
        double rest = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            (double s, double c) = Math.SinCos(2 * Math.PI * frequency * (firstIndex + i) / rate);
            double difference = samples[i] - (a * s) - (b * c);
            rest += difference * difference;
        }

        return (Math.Sqrt((a * a) + (b * b)), Math.Atan2(b, a), Math.Sqrt(rest / samples.Length));
    }

    public static double Rms(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        foreach (float sample in samples)
        {
            sum += (double)sample * sample;
        }

        return Math.Sqrt(sum / samples.Length);
    }

    public static double Decibels(double ratio) => 20 * Math.Log10(Math.Max(ratio, 1e-12));
}
