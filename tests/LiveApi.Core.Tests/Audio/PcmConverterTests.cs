using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Audio;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Audio;

public sealed class PcmConverterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(641)]
    public void Bytes_may_be_cut_anywhere(int block)
    {
        byte[] stereo = Pcm16.Bytes(Tone.Noise(seed: 3, length: 8_820).Select(level => (short)(level * 30_000)).ToArray()).ToArray();
        Assert.Equal(Convert(stereo, stereo.Length), Convert(stereo, block));

        static byte[] Convert(byte[] pcm, int block)
        {
            PcmConverter converter = new(new PcmFormat(44_100, 2), 16_000);
            List<byte> heard = [];
            foreach (byte[] part in pcm.Chunk(block))
            {
                converter.Write(part);
                heard.AddRange(converter.ReadAll());
            }

            converter.Complete();
            heard.AddRange(converter.ReadAll());
            return [.. heard];
        }
    }

    [Fact]
    public void Many_channels_become_their_mean()
    {
        PcmConverter converter = new(new PcmFormat(16_000, 3), 16_000);
        converter.Write(Pcm16.Bytes([300, 600, 0, -3, -6, -9]));
        converter.Complete();
        short[] mean = [300, -6];
        Assert.Equal(mean, Pcm16.Samples(converter.ReadAll()).ToArray());
    }

    [Fact]
    public void What_is_too_loud_is_held_at_full_scale()
    {
        PcmConverter converter = new(new PcmFormat(16_000), 16_000);
        converter.Write([1f, -1f, 9f, -9f, 0.99999f, -0.99999f]);
        converter.Complete();
        short[] held = [32_767, -32_768, 32_767, -32_768, 32_767, -32_768];
        Assert.Equal(held, Pcm16.Samples(converter.ReadAll()).ToArray());
    }

    [Fact]
    public void Levels_are_rounded_to_the_nearest_step()
    {
        short[] steps = new short[6];
        Pcm16.FromFloat([1.4f / 32_768, 1.6f / 32_768, -1.4f / 32_768, -1.6f / 32_768, 0.4f / 32_768, -0.4f / 32_768], steps);
        short[] nearest = [1, 2, -1, -2, 0, 0];
        Assert.Equal(nearest, steps);
    }

    [Fact]
    public void Dither_keeps_what_is_below_one_step()
    {
        // A constant of 0.3 steps: rounding makes it nothing, dither makes it 0.3 steps on average.
        float[] quiet = new float[100_000];
        Array.Fill(quiet, 0.3f / 32_768);
        short[] plain = new short[quiet.Length], dithered = new short[quiet.Length];
        Pcm16.FromFloat(quiet, plain);
        Pcm16.FromFloat(quiet, dithered, new Dither());
        Assert.All(plain, sample => Assert.Equal(0, sample));
        Assert.InRange(dithered.Average(sample => (double)sample), 0.29, 0.31);
        Assert.All(dithered, sample => Assert.InRange(sample, -1, 1));
    }
}
