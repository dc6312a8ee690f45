using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using LiveApi.Audio;
using Xunit;

namespace LiveApi.Tests.Audio;

internal static class WavReading
{
    internal static async Task<float[]> SamplesAsync(byte[] wav, bool allowTruncated = false)
        => await SamplesAsync(new MemoryStream(wav), allowTruncated);

    internal static async Task<float[]> SamplesAsync(Stream wav, bool allowTruncated = false, int block = 1_000)
    {
        await using WavReader reader = await WavReader.OpenAsync(wav, "test.wav", allowTruncated, cancellationToken: TestContext.Current.CancellationToken);
        return await SamplesAsync(reader, block);
    }

    internal static async Task<float[]> SamplesAsync(AudioSource source, int block = 1_000)
    {
        List<float> samples = [];
        float[] buffer = new float[Math.Max(block, source.Description.Channels)];
        for (int count; (count = await source.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0;)
        {
            samples.AddRange(buffer.AsSpan(0, count));
        }

        return [.. samples];
    }

    internal static async Task<LiveException> FaultAsync(byte[] wav, LiveFault fault)
    {
        LiveException found = await Assert.ThrowsAsync<LiveException>(() => SamplesAsync(wav));
        Assert.Equal(fault, found.Fault);
        Assert.Contains("test.wav", found.Message, StringComparison.Ordinal);
        Assert.NotEmpty(found.Advice);
        return found;
    }
}
