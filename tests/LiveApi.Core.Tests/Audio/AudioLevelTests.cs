using System.Linq;
using LiveApi.Audio;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Audio;

public sealed class AudioLevelTests
{
    [Fact]
    public void A_full_sine_is_3_decibels_below_full_scale()
    {
        AudioLevel level = AudioLevel.Measure([.. Tone.Sine(997, 16_000, 16_000, amplitude: 1).Select(sample => (short)(sample * 32_767))]);
        Assert.Equal(-3.01, level.RmsDbfs, 2);
        Assert.Equal(0, level.PeakDbfs, 2);
    }

    [Fact]
    public void Halving_takes_6_decibels()
    {
        Assert.Equal(-6.02, AudioLevel.Measure([16_384, -16_384]).RmsDbfs, 2);
        Assert.Equal(0, AudioLevel.Measure([short.MinValue]).PeakDbfs, 6);
    }

    [Fact]
    public void Silence_has_a_floor()
    {
        foreach (byte[] silence in new[] { [], new byte[640] })
        {
            AudioLevel level = AudioLevel.Measure(silence);
            Assert.True(level.IsSilent);
            Assert.Equal((AudioLevel.Floor, AudioLevel.Floor), (level.RmsDbfs, level.PeakDbfs));
        }

        Assert.False(AudioLevel.Measure(new short[] { 0, 0, 1 }).IsSilent);
    }

    [Fact]
    public void A_comparison_finds_offset_gain_and_noise()
    {
        short[] spoken = [.. Tone.Noise(seed: 1, length: 4_000).Select(sample => (short)(sample * 10_000))];
        float[] noise = Tone.Noise(seed: 2, length: 4_000);
        short[] heard = [.. new short[37], .. spoken.Select((sample, i) => (short)((sample / 2) + (noise[i] * 50)))];
        AudioComparison comparison = AudioComparison.Of(spoken, heard, maxOffset: 100);
        Assert.Equal(37, comparison.Offset);
        Assert.Equal(0.5, comparison.Gain, 2);
        Assert.Equal(40, comparison.SnrDecibels, 0);
        Assert.Equal(double.PositiveInfinity, AudioComparison.Of(spoken, spoken, maxOffset: 2).SnrDecibels);
    }
}
