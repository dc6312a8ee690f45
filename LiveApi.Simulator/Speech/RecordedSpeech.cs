using System;
using LiveApi.Audio;

namespace LiveApi.Simulator.Speech;

/// <summary>Speech from samples: a WAV, or what the user said.</summary>
internal sealed class RecordedSpeech(ReadOnlyMemory<byte> pcm) : ISpeech
{
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

    /// <summary>Any mono PCM16, brought to the rate that the model speaks at.</summary>
    internal static RecordedSpeech From(byte[] pcm, int rate)
        => new(rate == PcmFormat.Output.SampleRate ? pcm : Resampler.Convert(pcm, rate, PcmFormat.Output.SampleRate));
}
