using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Audio;

/// <summary>Raw PCM16 out of a stream, at a rate that the caller declares.</summary>
public sealed class PcmSource : AudioSource
{
    private readonly FrameReader _frames;

    /// <summary>Reads from <paramref name="stream"/>, which it owns from here on.</summary>
    public PcmSource(Stream stream, PcmFormat format, string name = "PCM")
    {
        if (format.SampleRate < 1_000 || format.Channels < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(format), format, "PCM has a rate of at least 1,000 Hz, and a channel.");
        }

        _frames = new FrameReader(stream ?? throw new ArgumentNullException(nameof(stream)), format.BytesPerFrame, leaveOpen: false);
        long? length = stream.CanSeek ? stream.Length - stream.Position : null;
        Description = new AudioDescription
        {
            Name = name,
            Format = "PCM 16-bit",
            SampleRate = format.SampleRate,
            Channels = format.Channels,
            Duration = length is { } bytes ? format.DurationOf(bytes) : null,
        };
    }

    /// <inheritdoc/>
    public override AudioDescription Description { get; }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<float> samples, CancellationToken cancellationToken = default)
    {
        ReadOnlyMemory<byte> frames = await _frames.ReadAsync(samples.Length / Description.Channels, cancellationToken).ConfigureAwait(false);
        Pcm16.ToFloat(Pcm16.Samples(frames.Span), samples.Span);
        return frames.Length / sizeof(short);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => _frames.DisposeAsync();
}
