using System;
using LiveApi.Audio;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Audio;

/// <summary>The promises about quality, as figures: 0.1 dB up to 0.9 of half the lower rate, 96 dB from that half on.</summary>
public sealed class ResamplerResponseTests(ITestOutputHelper output)
{
    private const double MostRipple = 0.1, LeastRejection = 96;

    [Theory]
    [InlineData(48_000, 16_000)]
    [InlineData(44_100, 16_000)]
    [InlineData(24_000, 16_000)]
    [InlineData(22_050, 16_000)]
    [InlineData(8_000, 16_000)]
    [InlineData(11_025, 16_000)]
    [InlineData(16_000, 24_000)]
    [InlineData(24_000, 48_000)]
    [InlineData(192_000, 16_000)]
    [InlineData(47_999, 16_000)]   // no common divisor: the filter between two tables
    [InlineData(16_000, 15_999)]
    public void Tones_below_the_edge_pass_and_nothing_else_comes_out(int from, int to)
    {
        double edge = 0.9 * Math.Min(from, to) / 2;
        double ripple = 0, worstRest = double.NegativeInfinity, worstPhase = 0;
        for (int step = 1; step <= 40; step++)
        {
            double frequency = edge * step / 40;
            (double amplitude, double phase, double rest) = Through(from, to, frequency);
            ripple = Math.Max(ripple, Math.Abs(Tone.Decibels(amplitude / 0.5)));
            worstRest = Math.Max(worstRest, Tone.Decibels(rest / (0.5 / Math.Sqrt(2))));
            worstPhase = Math.Max(worstPhase, Math.Abs(phase - 0.3));
        }

        output.WriteLine($"{from} to {to} Hz: ripple {ripple:0.00000} dB up to {edge:0} Hz, images and distortion {worstRest:0.0} dB, phase within {worstPhase:0.0e0} rad");
        Assert.True(ripple <= MostRipple, $"The ripple is {ripple:0.0000} dB.");
        Assert.True(worstRest <= -LeastRejection, $"Images and distortion reach {worstRest:0.0} dB.");
        Assert.True(worstPhase < 1e-3, $"The output is out of line with the input by {worstPhase} rad.");
    }

    [Theory]
    [InlineData(48_000, 16_000)]
    [InlineData(44_100, 16_000)]
    [InlineData(24_000, 16_000)]
    [InlineData(22_050, 16_000)]
    [InlineData(192_000, 16_000)]
    [InlineData(47_999, 16_000)]
    [InlineData(44_100, 8_000)]
    public void Tones_above_half_the_output_rate_vanish(int from, int to)
    {
        double worst = double.NegativeInfinity;
        double stop = to / 2.0, top = (from / 2.0) - 1;
        for (int step = 0; step <= 60; step++)
        {
            // Close together at the edge, where a filter is weakest, and up to the top.
            double frequency = stop + ((top - stop) * Math.Pow(step / 60.0, 2));
            float[] heard = Steady(from, to, Tone.Sine(frequency, from, from / 4), out _);
            worst = Math.Max(worst, Tone.Decibels(Tone.Rms(heard) / (0.5 / Math.Sqrt(2))));
        }

        output.WriteLine($"{from} to {to} Hz: stop band {worst:0.0} dB from {stop:0} Hz");
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
        foreach (float sample in Steady(from, to, constant, out _))
        {
            Assert.Equal(0.25, sample, 6);
        }
    }

    private static (double Amplitude, double Phase, double Remainder) Through(int from, int to, double frequency)
    {
        float[] heard = Steady(from, to, Tone.Sine(frequency, from, from / 4), out int first);
        return Tone.Fit(heard, frequency, to, first);
    }

    // Without the ends, where the tone itself begins and stops.
    private static float[] Steady(int from, int to, float[] samples, out int first)
    {
        float[] all = Resampling.All(new Resampler(from, to), samples);
        first = all.Length / 5;
        return all[first..^first];
    }
}
