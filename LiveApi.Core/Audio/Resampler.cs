using System;

namespace LiveApi.Audio;

/// <summary>
/// Changes the rate of mono audio: band-limited, any ratio, in blocks of any size. Write, then read until nothing comes.
/// Output is aligned with the input (no delay) and is round(n * out / in) samples long; how it was cut into blocks changes nothing.
/// </summary>
public sealed class Resampler
{
    /// <summary>Wide enough that speech which goes up and back again differs by no more than its own rounding to 16 bit.</summary>
    public const double DefaultPassBand = 0.97;

    private readonly PolyphaseFilter _filter;
    private readonly int _wholeStep, _phaseStep;
    private float[] _buffer;
    private int _end;
    private int _index;        // where in the buffer the window of the next output begins
    private int _phase;        // its fraction, in 1/Phases of an input sample
    private long _written, _read;
    private bool _completed;

    /// <summary>From one rate in hertz to another.</summary>
    /// <param name="inputRate">What goes in.</param>
    /// <param name="outputRate">What comes out.</param>
    /// <param name="passBand">
    /// What is kept whole, as a share of half the lower rate (0.5 to 0.99); from there to that half it falls to nothing.
    /// The nearer to 1, the longer the filter.
    /// </param>
    public Resampler(int inputRate, int outputRate, double passBand = DefaultPassBand)
    {
        _filter = PolyphaseFilter.Design(inputRate, outputRate, passBand);
        (InputRate, OutputRate) = (inputRate, outputRate);
        _wholeStep = _filter.Decimation / _filter.Phases;
        _phaseStep = _filter.Decimation % _filter.Phases;
        _buffer = new float[_filter.Taps + 4_096];
        _end = _filter.Before;
    }

    /// <summary>Samples a second that go in.</summary>
    public int InputRate { get; }

    /// <summary>Samples a second that come out.</summary>
    public int OutputRate { get; }

    /// <summary>How much input must follow a moment before the output of that moment can be read.</summary>
    public TimeSpan LookAhead => TimeSpan.FromSeconds((double)_filter.After / InputRate);

    /// <summary>How long the output of so many samples is.</summary>
    public long OutputLength(long inputLength) => ((2 * inputLength * OutputRate) + InputRate) / (2L * InputRate);

    /// <summary>Takes samples in.</summary>
    public void Write(ReadOnlySpan<float> samples)
    {
        if (_completed)
        {
            throw new InvalidOperationException("The resampler is complete: nothing can follow.");
        }

        samples.CopyTo(Room(samples.Length));
        _end += samples.Length;
        _written += samples.Length;
    }

    /// <summary>Says that nothing more comes, so that the tail can be read.</summary>
    public void Complete()
    {
        if (!_completed)
        {
            Room(_filter.After).Clear();
            _end += _filter.After;
            _completed = true;
        }
    }

    /// <summary>Gives what can be computed so far.</summary>
    /// <returns>How many samples were written to <paramref name="samples"/>; 0 when more input is needed, or at the end.</returns>
    public int Read(Span<float> samples)
    {
        int count = 0;
        long left = _completed ? OutputLength(_written) - _read : long.MaxValue;
        while (count < samples.Length && count < left && _index + _filter.Taps <= _end)
        {
            samples[count++] = _filter.Apply(_buffer.AsSpan(_index, _filter.Taps), _phase);
            _index += _wholeStep;
            _phase += _phaseStep;
            if (_phase >= _filter.Phases)
            {
                _phase -= _filter.Phases;
                _index++;
            }
        }

        _read += count;
        return count;
    }

    /// <summary>A whole recording at once, mono PCM16 to mono PCM16.</summary>
    public static byte[] Convert(ReadOnlySpan<byte> pcm, int inputRate, int outputRate)
    {
        PcmConverter converter = new(new PcmFormat(inputRate), outputRate);
        converter.Write(pcm);
        converter.Complete();
        return converter.ReadAll();
    }

    private Span<float> Room(int samples)
    {
        if (_buffer.Length - _end < samples)
        {
            // The window may begin beyond what is there: a step can be longer than what was written.
            int kept = Math.Max(0, _end - _index);
            int skipped = _end - kept;
            float[] target = _buffer.Length - kept >= samples ? _buffer : new float[Math.Max(_buffer.Length * 2, kept + samples)];
            Array.Copy(_buffer, skipped, target, 0, kept);
            (_buffer, _index, _end) = (target, _index - skipped, kept);
        }

        return _buffer.AsSpan(_end, samples);
    }
}
