using System;
using LiveApi.Audio;
using LiveApi.Simulator.Speech;
using Xunit;

namespace LiveApi.Simulator.Tests;

/// <summary>Levels are computed many samples at a time: they are those that one at a time gives.</summary>
public sealed class LevelTests
{
    /// <summary>Any length, so that every rest beside the vectors comes; and the extremes, whose squares fill 31 bits.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(333)]
    [InlineData(4_801)]
    public void Sums_are_exact(int count)
    {
        Random dice = new(count);
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) { samples[i] = (short)dice.Next(short.MinValue, short.MaxValue + 1); }
        if (count > 20) { samples.AsSpan(0, 20).Fill(short.MinValue); }

        long squares = 0;
        int peak = 0;
        foreach (short sample in samples)
        {
            squares += (long)sample * sample;
            peak = Math.Max(peak, Math.Abs((int)sample));
        }

        Assert.Equal(new SampleSums(squares, peak), SampleSums.Of(samples));
    }

    /// <summary>What comes in pieces has the level of the whole.</summary>
    [Fact]
    public void A_meter_adds_pieces()
    {
        short[] samples = new short[3_000];
        for (int i = 0; i < samples.Length; i++) { samples[i] = (short)(12_000 * Math.Sin(i * 0.03)); }
        ReadOnlySpan<byte> pcm = Pcm16.Bytes(samples);

        LevelMeter meter = new();
        meter.Add(pcm[..1_234]);
        meter.Add(pcm[1_234..]);

        AudioLevel whole = AudioLevel.Measure(samples);
        Assert.Equal(whole.RmsDbfs, meter.Level.RmsDbfs, 9);
        Assert.Equal(whole.PeakDbfs, meter.Level.PeakDbfs, 9);
    }
}
