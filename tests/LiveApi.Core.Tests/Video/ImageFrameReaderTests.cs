using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LiveApi.Tests.Support;
using LiveApi.Video;
using Xunit;

namespace LiveApi.Tests.Video;

public sealed class ImageFrameReaderTests
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");

    // A marker inside of a segment, a stuffed byte and a restart in the scan, fill bytes, a second scan: all that may look like an end.
    private static readonly byte[] Jpeg =
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x06, 0xFF, 0xD9, 0x01, 0x02,
        0xFF, 0xDA, 0x00, 0x03, 0x00, 0x11, 0xFF, 0x00, 0x22, 0xFF, 0xD3, 0x33, 0xFF, 0xFF,
        0xC4, 0x00, 0x03, 0x44,
        0xFF, 0xDA, 0x00, 0x03, 0x00, 0x55, 0xFF, 0xD9,
    ];

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Reads_image_after_image_however_they_arrive(int pieceBytes)
    {
        ImageFrameReader reader = new(new TrickleStream([.. Jpeg, .. Png, .. Png, .. Jpeg], pieceBytes), "camera");

        List<ImageFrame> frames = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken) is { } frame)
        {
            frames.Add(frame);
        }

        Assert.Equal(["image/jpeg", "image/png", "image/png", "image/jpeg"], frames.Select(frame => frame.MimeType));
        Assert.Equal([Jpeg, Png, Png, Jpeg], frames.Select(frame => frame.Data));
    }

    [Fact]
    public async Task Every_cut_is_an_error_or_the_end()
    {
        foreach (byte[] whole in new[] { Jpeg, Png })
        {
            for (int length = 1; length < whole.Length; length++)
            {
                LiveException fault = await Assert.ThrowsAsync<LiveException>(() => ReadAsync(whole[..length]));
                Assert.Equal(LiveFault.ImageUnreadable, fault.Fault);
            }
        }
    }

    [Fact]
    public async Task What_is_no_image_says_how_it_starts()
    {
        LiveException fault = await Assert.ThrowsAsync<LiveException>(() => ReadAsync("GIF89a, an old friend"u8.ToArray()));
        Assert.Contains("47 49 46", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_is_too_large_is_refused_without_being_held()
    {
        byte[] huge = [.. Png[..8], 0x7F, 0xFF, 0xFF, 0xFF, (byte)'I', (byte)'D', (byte)'A', (byte)'T', .. new byte[100]];
        byte[] endless = [0xFF, 0xD8, 0xFF, 0xDA, 0x00, 0x03, 0x00, .. new byte[ImageFrame.MostBytes + 10]];

        Assert.Equal(LiveFault.ImageTooLarge, (await Assert.ThrowsAsync<LiveException>(() => ReadAsync(huge))).Fault);
        Assert.Equal(LiveFault.ImageTooLarge, (await Assert.ThrowsAsync<LiveException>(() => ReadAsync(endless))).Fault);
    }

    [Fact]
    public async Task An_empty_stream_has_none() => Assert.Null(await ReadAsync([]));

    private static Task<ImageFrame?> ReadAsync(byte[] bytes)
        => new ImageFrameReader(new MemoryStream(bytes), "test").ReadAsync(TestContext.Current.CancellationToken).AsTask();
}
