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

    // Files keep their sound up to 0.9 of half the rate. What a filter falls through above that stays empty, so that the
    // next one to change the rate (a server, the way back) has room for its own fall and takes nothing away.
    private const double PassBand = 0.9;

    private readonly AudioSource _source;
    private readonly PcmConverter _converter;
    private readonly AudioChunker _chunker;
    private readonly float[] _block;
    private long _bytesGiven;
    private bool _sourceEnded;

    /// <summary>Reads from <paramref name="source"/>, which it owns from here on.</summary>
    public AudioInput(AudioSource source, AudioInputOptions? options = null)
    {
        _source = source ?? throw new ArgumentNullException(nameof(source));
        options ??= new AudioInputOptions();
        AudioDescription description = source.Description;
        _converter = new PcmConverter(new PcmFormat(description.SampleRate, description.Channels), options.SampleRate, options.Dither, PassBand);
        _chunker = new AudioChunker(Format, options.ChunkDuration);
        _block = new float[BlockFrames * description.Channels];
    }

    /// <summary>What the source is: format, rate, duration if known.</summary>
    public AudioDescription Source => _source.Description;

    /// <summary>What comes out.</summary>
    public PcmFormat Format => _converter.Output;

    /// <summary>How much has been given so far.</summary>
    public TimeSpan Position => Format.DurationOf(_bytesGiven);

    /// <summary>Fills <paramref name="pcm"/> as far as there is audio.</summary>
    /// <returns>How many bytes were written (even); fewer than asked only at the end, then 0.</returns>
    public async ValueTask<int> ReadAsync(Memory<byte> pcm, CancellationToken cancellationToken = default)
    {
        int count = await FillAsync(pcm, cancellationToken).ConfigureAwait(false);
        _bytesGiven += count;
        return count;
    }

    /// <summary>The rest, chunk by chunk, each with memory of its own; the last one is shorter. Left and taken up again, it goes on.</summary>
    public async IAsyncEnumerable<AudioChunk> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        byte[] buffer = new byte[2 * BlockFrames];
        for (bool ended = false; !ended;)
        {
            while (_chunker.TryRead(out AudioChunk chunk))
            {
                cancellationToken.ThrowIfCancellationRequested();
                _bytesGiven += chunk.Pcm.Length;
                yield return chunk;
            }

            int count = await FillAsync(buffer, cancellationToken).ConfigureAwait(false);
            _chunker.Write(buffer.AsSpan(0, count));
            if (count < buffer.Length)
            {
                _chunker.Complete();
                ended = count == 0;
            }
        }
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

    private async ValueTask<int> FillAsync(Memory<byte> pcm, CancellationToken cancellationToken)
    {
        int total = 0;
        while (true)
        {
            total += _converter.Read(pcm.Span.Slice(total));
            if (_sourceEnded || pcm.Length - total < Format.BytesPerFrame)
            {
                return total;
            }

            int count = await _source.ReadAsync(_block, cancellationToken).ConfigureAwait(false);
            _converter.Write(_block.AsSpan(0, count));
            if (count == 0)
            {
                _sourceEnded = true;
                _converter.Complete();
            }
        }
    }
}
