using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace LiveApi.Audio;

/// <summary>Audio from any source, in the shape that a session sends: mono PCM16 of one rate. One reader at a time.</summary>
public sealed class AudioInput : IAsyncDisposable
{
    private const int BlockFrames = 4_096;
    private readonly AudioSource _source;
    private readonly AudioInputOptions _options;
    private readonly PcmConverter _converter;
    private readonly float[] _block;
    private long _bytesRead;
    private bool _sourceEnded;

    /// <summary>Reads from <paramref name="source"/>, which it owns from here on.</summary>
    public AudioInput(AudioSource source, AudioInputOptions? options = null)
    {
        _source = source ?? throw new ArgumentNullException(nameof(source));
        _options = options ?? new AudioInputOptions();
        AudioDescription description = source.Description;
        _converter = new PcmConverter(new PcmFormat(description.SampleRate, description.Channels), _options.SampleRate, _options.Dither);
        _block = new float[BlockFrames * description.Channels];
    }

    /// <summary>What the source is: format, rate, duration if known.</summary>
    public AudioDescription Source => _source.Description;

    /// <summary>What comes out.</summary>
    public PcmFormat Format => _converter.Output;

    /// <summary>How much has been read so far.</summary>
    public TimeSpan Position => Format.DurationOf(_bytesRead);

    /// <summary>Fills <paramref name="pcm"/> as far as there is audio.</summary>
    /// <returns>How many bytes were written (even); fewer than asked only at the end, then 0.</returns>
    public async ValueTask<int> ReadAsync(Memory<byte> pcm, CancellationToken cancellationToken = default)
    {
        int total = 0;
        while (true)
        {
            total += _converter.Read(pcm.Span.Slice(total));
            if (pcm.Length - total < Format.BytesPerFrame || _sourceEnded)
            {
                _bytesRead += total;
                return total;
            }

            int count = await _source.ReadAsync(_block, cancellationToken).ConfigureAwait(false);
            _converter.Write(_block.AsSpan(0, count));
            if (count == 0)
            {
                _converter.Complete();
                total += _converter.Read(pcm.Span.Slice(total));
                _sourceEnded = true;
            }
        }
    }

    /// <summary>The rest, chunk by chunk, each with memory of its own; the last one is shorter.</summary>
    public async IAsyncEnumerable<AudioChunk> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        AudioChunker chunker = new(Format, _options.ChunkDuration);
        byte[] buffer = new byte[2 * BlockFrames];
        int count;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            count = await ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            chunker.Write(buffer.AsSpan(0, count));
            if (count < buffer.Length)
            {
                chunker.Complete();
            }

            while (chunker.TryRead(out AudioChunk chunk))
            {
                yield return chunk;
            }
        }
        while (count == buffer.Length);
    }

    /// <summary>The rest, in one piece.</summary>
    public async Task<byte[]> ReadToEndAsync(CancellationToken cancellationToken = default)
    {
        byte[] all = new byte[65_536];
        int length = 0;
        while (true)
        {
            length += await ReadAsync(all.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (length < all.Length)
            {
                Array.Resize(ref all, length);
                return all;
            }

            Array.Resize(ref all, all.Length * 2);
        }
    }

    /// <summary>Lets go of file and process.</summary>
    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
