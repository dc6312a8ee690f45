using System;
using System.Runtime.InteropServices;
using LiveApi.Audio;

namespace LiveApi.Simulator.Speech;

/// <summary>Speech from samples: a WAV, or what the user said.</summary>
internal sealed class RecordedSpeech(ReadOnlyMemory<byte> pcm) : ISpeech
{
    private const double WholeBand = 0.98;

    private int _read;

    public long Samples => pcm.Length / 2;

    public int Read(Span<short> samples)
    {
        ReadOnlySpan<short> rest = Pcm16.Samples(pcm.Span)[_read..];
        int count = Math.Min(rest.Length, samples.Length);
        rest[..count].CopyTo(samples);
        _read += count;
        return count;
    }

    /// <summary>Any mono PCM16, brought to the rate that the model speaks at, with all of its band: whoever compares must find it whole.</summary>
    internal static RecordedSpeech From(ReadOnlySpan<byte> pcm, int rate)
    {
        if (rate == PcmFormat.Output.SampleRate) { return new RecordedSpeech(pcm.ToArray()); }
        float[] samples = new float[pcm.Length / 2];
        Pcm16.ToFloat(Pcm16.Samples(pcm), samples);
        Resampler resampler = new(rate, PcmFormat.Output.SampleRate, WholeBand);
        resampler.Write(samples);
        resampler.Complete();
        float[] converted = new float[resampler.OutputLength(samples.Length)];
        int read = 0;
        while (resampler.Read(converted.AsSpan(read)) is var more and > 0) { read += more; }

        byte[] result = new byte[read * 2];
        Pcm16.FromFloat(converted.AsSpan(0, read), MemoryMarshal.Cast<byte, short>(result.AsSpan()));
        return new RecordedSpeech(result);
    }
}
