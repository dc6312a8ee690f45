using System;
using LiveApi.Audio;

namespace LiveApi.Simulator.Speech;

/// <summary>The level of audio that comes in pieces.</summary>
internal sealed class LevelMeter
{
    private const double FullScale = 32_768;

    private double _squares;
    private int _peak;

    internal long Samples { get; private set; }

    internal AudioLevel Level => Samples == 0
        ? new AudioLevel(AudioLevel.Floor, AudioLevel.Floor)
        : new AudioLevel(Decibels(Math.Sqrt(_squares / Samples)), Decibels(_peak));

    internal void Add(ReadOnlySpan<byte> pcm)
    {
        SampleSums sums = SampleSums.Of(Pcm16.Samples(pcm));
        _squares += sums.Squares;
        _peak = Math.Max(_peak, sums.Peak);
        Samples += pcm.Length / 2;
    }

    private static double Decibels(double amplitude) => Math.Max(AudioLevel.Floor, 20 * Math.Log10(amplitude / FullScale));
}
