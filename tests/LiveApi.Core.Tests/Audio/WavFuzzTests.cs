using System;
using System.IO;
using System.Threading.Tasks;
using LiveApi.Tests.Support;
using Xunit;

namespace LiveApi.Tests.Audio;

/// <summary>Headers that are cut and changed at random, from seeds: each is read, or refused with a LiveException; nothing else, and it ends.</summary>
public sealed class WavFuzzTests
{
    private const int RunsPerSeed = 2_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_header_is_read_or_refused(int seed)
    {
        Random random = new(seed);
        int read = 0, refused = 0;
        for (int run = 0; run < RunsPerSeed; run++)
        {
            byte[] wav = Damage(Intact(random), random);
            Stream stream = random.Next(2) == 0 ? new MemoryStream(wav) : new TrickleStream(wav, random.Next(1, 50));
            try
            {
                float[] samples = await WavReading.SamplesAsync(stream, allowTruncated: random.Next(2) == 0, block: random.Next(1, 3_000));
                Assert.All(samples, sample => Assert.InRange(sample, -64, 64));
                read++;
            }
            catch (LiveException fault)
            {
                Assert.NotEmpty(fault.Message);
                refused++;
            }
        }

        Assert.True(read > RunsPerSeed / 20 && refused > RunsPerSeed / 20, $"{read} read, {refused} refused: the damage is not what this means to try.");
    }

    private static byte[] Intact(Random random)
    {
        WavBytes wav = new(random.Next(4) == 0 ? "RF64" : "RIFF", random.Next(3) == 0 ? 0 : 5_000u);
        for (int extra = random.Next(3); extra > 0; extra--)
        {
            wav.Chunk(random.Next(2) == 0 ? "LIST" : "ds64", new byte[random.Next(60)]);
        }

        (int tag, int bits) = random.Next(8) switch
        {
            0 => (1, 8), 1 => (1, 24), 2 => (1, 32), 3 => (3, 32), 4 => (3, 64), 5 => (6, 8), 6 => (7, 8), _ => (1, 16),
        };
        int channels = random.Next(1, 4);
        wav = random.Next(2) == 0 ? wav.Format(tag, channels, 16_000, bits) : wav.ExtensibleFormat(tag, channels, 16_000, bits);
        byte[] data = new byte[random.Next(4_000)];
        random.NextBytes(data);
        return wav.Data(data).ToArray();
    }

    private static byte[] Damage(byte[] wav, Random random)
    {
        int header = Math.Min(wav.Length, 120);
        switch (random.Next(4))
        {
            case 0:
                return wav[..random.Next(wav.Length)];
            case 1:
                for (int changes = random.Next(1, 6); changes > 0; changes--)
                {
                    wav[random.Next(header)] = (byte)random.Next(256);
                }

                return wav;
            case 2:
                BitConverter.TryWriteBytes(wav.AsSpan(random.Next(header - 4)), random.Next(2) == 0 ? uint.MaxValue : (uint)random.Next());
                return wav;
            default:
                int from = random.Next(header), length = random.Next(20);
                return [.. wav[..from], .. wav[Math.Min(wav.Length, from + length)..]];
        }
    }
}
