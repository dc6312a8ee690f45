using System;
using System.Runtime.InteropServices;

namespace LiveApi.Audio;

/// <summary>Makes mono PCM16 of one rate out of any channels and rate, in blocks of any size. Mono PCM16 of the same rate passes bit for bit.</summary>
public sealed class PcmConverter
{
    private const int Block = 2_048;
    private readonly int _channels;
    private readonly Resampler _resampler;
    private readonly Dither? _dither;
    private readonly float[] _interleaved, _mono = new float[Block];
    private readonly byte[] _frame;
    private int _partial;

    /// <summary>From PCM16 or floats of <paramref name="input"/>'s rate and channels to mono of <paramref name="outputRate"/>.</summary>
    public PcmConverter(PcmFormat input, int outputRate, bool dither = false, double passBand = Resampler.DefaultPassBand)
    {
        _channels = input.Channels;
        _resampler = new Resampler(input.SampleRate, outputRate, passBand);
        _dither = dither ? new Dither() : null;
        _interleaved = new float[Block * _channels];
        _frame = new byte[input.BytesPerFrame];
        (Input, Output) = (input, new PcmFormat(outputRate));
    }

    /// <summary>What goes in.</summary>
    public PcmFormat Input { get; }

    /// <summary>What comes out: mono.</summary>
    public PcmFormat Output { get; }

    /// <summary>Takes interleaved PCM16 in; a block may end inside a frame.</summary>
    public void Write(ReadOnlySpan<byte> pcm)
    {
        if (_partial > 0)
        {
            int missing = Math.Min(_frame.Length - _partial, pcm.Length);
            pcm.Slice(0, missing).CopyTo(_frame.AsSpan(_partial));
            pcm = pcm.Slice(missing);
            if ((_partial += missing) < _frame.Length)
            {
                return;
            }

            WriteFrames(_frame);
        }

        _partial = pcm.Length % _frame.Length;
        WriteFrames(pcm.Slice(0, pcm.Length - _partial));
        pcm.Slice(pcm.Length - _partial).CopyTo(_frame);
    }

    /// <summary>Takes interleaved floats in, whole frames.</summary>
    public void Write(ReadOnlySpan<float> samples)
    {
        if (_channels == 1)
        {
            _resampler.Write(samples);
            return;
        }

        while (!samples.IsEmpty)
        {
            int frames = Math.Min(Block, samples.Length / _channels);
            Downmix.ToMono(samples.Slice(0, frames * _channels), _channels, _mono);
            _resampler.Write(_mono.AsSpan(0, frames));
            samples = samples.Slice(frames * _channels);
        }
    }

    /// <summary>Says that nothing more comes, so that the tail can be read.</summary>
    public void Complete() => _resampler.Complete();

    /// <summary>Gives what can be computed so far, as whole samples.</summary>
    /// <returns>How many bytes were written to <paramref name="pcm"/>; 0 when more input is needed, or at the end.</returns>
    public int Read(Span<byte> pcm)
    {
        Span<short> target = MemoryMarshal.Cast<byte, short>(pcm);
        int total = 0;
        while (total < target.Length)
        {
            int count = _resampler.Read(_mono.AsSpan(0, Math.Min(Block, target.Length - total)));
            if (count == 0)
            {
                break;
            }

            Pcm16.FromFloat(_mono.AsSpan(0, count), target.Slice(total), _dither);
            total += count;
        }

        return total * sizeof(short);
    }

    /// <summary>Everything that can be computed so far.</summary>
    public byte[] ReadAll()
    {
        byte[] all = new byte[8_192];
        int length = 0;
        for (int count; (count = Read(all.AsSpan(length))) > 0; length += count)
        {
            if (all.Length - length - count < sizeof(short))
            {
                Array.Resize(ref all, all.Length * 2);
            }
        }

        Array.Resize(ref all, length);
        return all;
    }

    private void WriteFrames(ReadOnlySpan<byte> pcm)
    {
        ReadOnlySpan<short> samples = Pcm16.Samples(pcm);
        while (!samples.IsEmpty)
        {
            int count = Math.Min(_interleaved.Length, samples.Length);
            Pcm16.ToFloat(samples.Slice(0, count), _interleaved);
            Write(_interleaved.AsSpan(0, count));
            samples = samples.Slice(count);
        }
    }
}
