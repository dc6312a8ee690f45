using System;
using LiveApi.Audio;

namespace LiveApi.Simulator.Speech;

/// <summary>Mono audio at 24 kHz that the model speaks, read once from beginning to end.</summary>
internal interface ISpeech
{
    /// <summary>All samples that there are to read.</summary>
    long Samples { get; }

    /// <summary>The next samples; fewer than asked for only at the end.</summary>
    int Read(Span<short> samples);
}

internal static class SpeechExtensions
{
    internal static TimeSpan Duration(this ISpeech speech) => TimeSpan.FromSeconds((double)speech.Samples / PcmFormat.Output.SampleRate);
}
