using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Audio;
using Xunit;

namespace LiveApi.Tests.Audio;

public sealed class AudioChunkerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(639)]
    [InlineData(640)]
    [InlineData(5_000)]
    public void Chunks_are_20_ms_whatever_comes_and_the_last_is_short(int block)
    {
        byte[] pcm = [.. Enumerable.Range(0, 2_000).Select(i => (byte)i)];
        AudioChunk[] chunks = Cut(new AudioChunker(PcmFormat.Input), pcm, block);
        Assert.Equal([640, 640, 640, 80], chunks.Select(chunk => chunk.Pcm.Length));
        Assert.Equal(pcm, chunks.SelectMany(chunk => chunk.Pcm.ToArray()));
        Assert.Equal([0, 20, 40, 60], chunks.Select(chunk => chunk.Position.TotalMilliseconds));
        Assert.Equal([20, 20, 20, 2.5], chunks.Select(chunk => chunk.Duration.TotalMilliseconds));
    }

    [Fact]
    public void An_exact_number_of_chunks_has_no_empty_last_one()
        => Assert.Equal([640, 640], Cut(new AudioChunker(PcmFormat.Input), new byte[1_280], 1_280).Select(chunk => chunk.Pcm.Length));

    [Fact]
    public void A_rate_that_20_ms_do_not_divide_loses_nothing_over_time()
    {
        AudioChunk[] chunks = Cut(new AudioChunker(new PcmFormat(11_025)), new byte[2 * 11_025], 333);
        Assert.Equal(50, chunks.Length);
        Assert.All(chunks, chunk => Assert.Contains(chunk.Pcm.Length, new[] { 440, 442 }));
        Assert.Equal(2 * 11_025, chunks.Sum(chunk => chunk.Pcm.Length));
    }

    [Fact]
    public void Half_a_sample_at_the_end_is_left_out_and_counted()
    {
        AudioChunker chunker = new(PcmFormat.Input, TimeSpan.FromMilliseconds(100));
        Assert.Equal([3_200, 2], Cut(chunker, new byte[3_203], 3_203).Select(chunk => chunk.Pcm.Length));
        Assert.Equal(1, chunker.IncompleteBytes);
    }

    [Fact]
    public void A_chunk_keeps_its_bytes_when_others_follow()
    {
        AudioChunker chunker = new(PcmFormat.Input);
        chunker.Write(Enumerable.Repeat((byte)1, 640).ToArray());
        Assert.True(chunker.TryRead(out AudioChunk first));
        chunker.Write(Enumerable.Repeat((byte)2, 100_000).ToArray());
        Assert.All(first.Pcm.ToArray(), value => Assert.Equal(1, value));
    }

    [Fact]
    public void A_chunk_without_a_sample_is_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new AudioChunker(PcmFormat.Input, TimeSpan.FromTicks(1)));

    private static AudioChunk[] Cut(AudioChunker chunker, byte[] pcm, int block)
    {
        List<AudioChunk> chunks = [];
        foreach (byte[] part in pcm.Chunk(block))
        {
            chunker.Write(part);
            Drain();
        }

        chunker.Complete();
        Drain();
        return [.. chunks];

        void Drain()
        {
            while (chunker.TryRead(out AudioChunk chunk))
            {
                chunks.Add(chunk);
            }
        }
    }
}
