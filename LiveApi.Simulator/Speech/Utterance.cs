using System;
using LiveApi.Audio;

namespace LiveApi.Simulator.Speech;

/// <summary>What the user said: where in the stream, how loud, and the samples where they were kept.</summary>
internal sealed record Utterance(TimeSpan Start, TimeSpan End, int Rate, AudioLevel Level, byte[]? Pcm)
{
    internal TimeSpan Duration => End - Start;
}
