using System;
using System.Collections.Generic;
using LiveApi.Audio;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Audio;

/// <summary>
/// The promises about quality, as figures: 0.1 dB up to 0.97 of half the lower rate (7.76 kHz for 16 kHz; files are read at 0.9,
/// 7.2 kHz), 96 dB from that half on.
/// </summary>
public sealed class ResamplerResponseTests(ITestOutputHelper output)
{
    private const double MostRipple = 0.1, LeastRejection = 96;
    private const double Amplitude = 0.5, Phase = 0.3;
    private const int Steps = 40;

    [Theory]
    [InlineData(48_000, 16_000)]
    [InlineData(48_000, 16_000, 0.9)]
    [InlineData(44_100, 16_000)]
    [InlineData(44_100, 16_000, 0.9)]
    [InlineData(24_000, 16_000)]
    [InlineData(24_000, 16_000, 0.9)]
    [InlineData(22_050, 16_000, 0.9)]
    [InlineData(8_000, 16_000)]
    [InlineData(8_000, 16_000, 0.9)]
    [InlineData(11_025, 16_000)]
    [InlineData(16_000, 24_000)]
    [InlineData(24_000, 48_000)]
    [InlineData(192_000, 16_000)]
    [InlineData(47_999, 16_000)]   // no common divisor: the filter between two tables
    [InlineData(16_000, 15_999)]
    public void Tones_below_the_edge_pass_and_nothing_else_comes_out(int from, int to, double passBand = Resampler.DefaultPassBand)
    {
        double edge = passBand * Math.Min(from, to) / 2;
        double ripple = 0, worstRest = double.NegativeInfinity, worstPhase = 0;
        foreach (Heard heard in Play(from, to, passBand, step => edge * (step + 1) / Steps))
        {
            (double amplitude, double phase, double rest) = Tone.Fit(heard.Samples, heard.Frequency, to, heard.FirstIndex);
            ripple = Math.Max(ripple, Math.Abs(Tone.Decibels(amplitude / Amplitude)));
            worstRest = Math.Max(worstRest, Relative(rest));
            worstPhase = Math.Max(worstPhase, Math.Abs(phase - Phase));
        }

        output.WriteLine($"{from} to {to} Hz at {passBand}: ripple {ripple:0.00000} dB up to {edge:0} Hz, images and distortion {worstRest:0.0} dB, phase within {worstPhase:0.0e0} rad");
        Assert.True(ripple <= MostRipple, $"The ripple is {ripple:0.0000} dB.");
        Assert.True(worstRest <= -LeastRejection, $"Images and distortion reach {worstRest:0.0} dB.");
        Assert.True(worstPhase < 1e-3, $"The output is out of line with the input by {worstPhase} rad.");
    }

    [Theory]
    [InlineData(48_000, 16_000)]
    [InlineData(48_000, 16_000, 0.9)]
    [InlineData(44_100, 16_000)]
    [InlineData(44_100, 16_000, 0.9)]
    [InlineData(24_000, 16_000)]
    [InlineData(24_000, 16_000, 0.9)]
    [InlineData(22_050, 16_000)]
    [InlineData(192_000, 16_000)]
    [InlineData(47_999, 16_000)]
    [InlineData(44_100, 8_000)]
    public void Tones_above_half_the_output_rate_vanish(int from, int to, double passBand = Resampler.DefaultPassBand)
    {
        double worst = double.NegativeInfinity, stop = to / 2.0, top = (from / 2.0) - 1;

        // Close together at the edge, where a filter is weakest, and up to the top.
        foreach (Heard heard in Play(from, to, passBand, step => stop + ((top - stop) * Math.Pow((double)step / (Steps - 1), 2))))
        {
            worst = Math.Max(worst, Relative(Tone.Rms(heard.Samples)));
        }

        output.WriteLine($"{from} to {to} Hz at {passBand}: stop band {worst:0.0} dB from {stop:0} Hz");
        Assert.True(worst <= -LeastRejection, $"The stop band is only {worst:0.0} dB down.");
    }

    [Theory]
    [InlineData(44_100, 16_000)]
    [InlineData(8_000, 16_000)]
    [InlineData(16_000, 24_000)]
    public void A_constant_stays_the_constant(int from, int to)
    {
        float[] constant = new float[from / 4];
        Array.Fill(constant, 0.25f);
        float[] heard = Resampling.All(new Resampler(from, to), constant);
        Assert.All(heard[(heard.Length / 5)..(heard.Length * 4 / 5)], sample => Assert.Equal(0.25, sample, 6));
    }

    // One tone after another through one resampler; of each the middle, which its beginning and end do not reach.
    private static IEnumerable<Heard> Play(int from, int to, double passBand, Func<int, double> frequencyOf)
    {
        int length = from / 8;
        float[] samples = new float[Steps * length];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (float)(Amplitude * Math.Sin((2 * Math.PI * frequencyOf(i / length) * i / from) + Phase));
        }

        float[] all = Resampling.All(new Resampler(from, to, passBand), samples);
        for (int step = 0; step < Steps; step++)
        {
            int first = (int)((step + 0.28) * length * to / from), end = (int)((step + 0.72) * length * to / from);
            yield return new Heard(frequencyOf(step), all[first..end], first);
        }
    }

    private static double Relative(double rms) => Tone.Decibels(rms / (Amplitude / Math.Sqrt(2)));

    private sealed record Heard(double Frequency, float[] Samples, int FirstIndex);
}
