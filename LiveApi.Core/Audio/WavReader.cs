using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Audio;

/// <summary>A WAV file, read as it is pulled: PCM of 8 to 32 bit, float of 32 and 64, A-law, mu-law; RIFF, RF64 and BW64.</summary>
public sealed class WavReader : AudioSource
{
    private readonly FrameReader _frames;
    private readonly WavFormat _format;
    private readonly long? _promised;
    private readonly bool _allowTruncated;
    private long _bytesGiven;

    private WavReader(Stream stream, WavHeader header, string name, bool allowTruncated, bool leaveOpen)
    {
        _format = header.Format;
        _promised = header.DataLength;
        _allowTruncated = allowTruncated;
        _frames = new FrameReader(stream, _format.BytesPerFrame, leaveOpen) { Limit = _promised ?? long.MaxValue };
        long? left = stream.CanSeek ? stream.Length - stream.Position : null;
        long? length = _promised is { } promised && left is { } there ? Math.Min(promised, there) : _promised ?? left;
        Description = new AudioDescription
        {
            Name = name,
            Format = _format.Words,
            SampleRate = _format.SampleRate,
            Channels = _format.Channels,
            Duration = length is { } bytes ? DurationOf(bytes) : null,
        };

        if (left < _promised && !allowTruncated)
        {
            throw AudioFaults.DataCut(name, DurationOf(left.Value), DurationOf(_promised.Value));
        }

        if (length < _format.BytesPerFrame)
        {
            throw AudioFaults.Empty(name, "its data chunk is empty");
        }
    }

    /// <inheritdoc/>
    public override AudioDescription Description { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="allowTruncated">Take what is there of a file that ends before its header says so.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LiveException">AudioNotFound, AudioInaccessible, AudioUnreadable, AudioTruncated or AudioEmpty.</exception>
    public static async Task<WavReader> OpenAsync(string path, bool allowTruncated = false, CancellationToken cancellationToken = default)
        => await OpenAsync(AudioFaults.OpenRead(path), path, allowTruncated, leaveOpen: false, cancellationToken).ConfigureAwait(false);

    /// <summary>Opens a stream, which need not seek and is closed with the reader unless <paramref name="leaveOpen"/> says otherwise.</summary>
    public static async Task<WavReader> OpenAsync(Stream stream, string name, bool allowTruncated = false, bool leaveOpen = false, CancellationToken cancellationToken = default)
    {
        try
        {
            WavHeader header = await WavHeader.ReadAsync(stream, name, cancellationToken).ConfigureAwait(false);
            return new WavReader(stream, header, name, allowTruncated, leaveOpen);
        }
        catch
        {
            if (!leaveOpen)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="LiveException">AudioTruncated when a stream ends too early, AudioEmpty when nothing came at all.</exception>
    public override async ValueTask<int> ReadAsync(Memory<float> samples, CancellationToken cancellationToken = default)
    {
        ReadOnlyMemory<byte> frames = await _frames.ReadAsync(samples.Length / _format.Channels, cancellationToken).ConfigureAwait(false);
        if (frames.IsEmpty)
        {
            CheckEnd();
            return 0;
        }

        SampleDecoder.Decode(_format.Coding, frames.Span, samples.Span);
        _bytesGiven += frames.Length;
        return frames.Length / _format.BytesPerSample;
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => _frames.DisposeAsync();

    private void CheckEnd()
    {
        if (_promised > _frames.BytesRead && !_allowTruncated)
        {
            throw AudioFaults.DataCut(Description.Name, DurationOf(_bytesGiven), DurationOf(_promised.Value));
        }

        if (_bytesGiven == 0)
        {
            throw AudioFaults.Empty(Description.Name, "nothing follows its header");
        }
    }

    private TimeSpan DurationOf(long bytes)
        => TimeSpan.FromTicks((long)((decimal)(bytes / _format.BytesPerFrame) / _format.SampleRate * TimeSpan.TicksPerSecond));
}
