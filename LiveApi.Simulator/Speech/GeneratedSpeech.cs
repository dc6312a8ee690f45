using System;

namespace LiveApi.Simulator.Speech;

/// <summary>
/// Sound with the pitch, level and rhythm of speech, the same for the same text: exactly silent for the lead-in, then loud from one sample to the next,
/// so that a client's measurement of when it heard something has a true value to be held against.
/// </summary>
internal sealed class GeneratedSpeech : ISpeech
{
    private const int Rate = 24_000;
    private const int Harmonics = 12;
    private const double Level = 0.12;
    private static readonly TimeSpan PerCharacter = TimeSpan.FromMilliseconds(65);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Syllable = TimeSpan.FromMilliseconds(180);

    private readonly long _leadIn;
    private readonly uint _seed;
    private readonly float[] _cosine = new float[Harmonics];
    private readonly float[] _sine = new float[Harmonics];
    private readonly float[] _turnCosine = new float[Harmonics];
    private readonly float[] _turnSine = new float[Harmonics];
    private readonly float[] _weight = new float[Harmonics];
    private long _at;

    internal GeneratedSpeech(string text, TimeSpan leadIn, TimeSpan? lasting)
    {
        TimeSpan voiced = lasting ?? (PerCharacter * text.Length > Shortest ? PerCharacter * text.Length : Shortest);
        _leadIn = (long)(leadIn.TotalSeconds * Rate);
        Samples = _leadIn + (long)(voiced.TotalSeconds * Rate);
        _seed = Hash(text);
        // Phases that grow with the square keep the harmonics from all peaking together.
        for (int k = 0; k < Harmonics; k++) { (_sine[k], _cosine[k]) = MathF.SinCos(MathF.PI * (k + 1) * (k + 1) / Harmonics); }
    }

    public long Samples { get; }

    public int Read(Span<short> samples)
    {
        int count = (int)Math.Min(samples.Length, Samples - _at);
        for (int i = 0; i < count; i++, _at++) { samples[i] = _at < _leadIn ? (short)0 : Voice(_at - _leadIn); }
        return count;
    }

    private short Voice(long at)
    {
        long length = (long)(Syllable.TotalSeconds * Rate);
        long within = at % length;
        if (within == 0) { Pronounce(at / length); }

        float sum = 0;
        for (int k = 0; k < Harmonics; k++)
        {
            (_cosine[k], _sine[k]) = ((_cosine[k] * _turnCosine[k]) - (_sine[k] * _turnSine[k]), (_cosine[k] * _turnSine[k]) + (_sine[k] * _turnCosine[k]));
            sum += _weight[k] * _sine[k];
        }

        // Loudest at once, then falling to a third until the next syllable: never silent in between.
        double loudness = 1 - (0.67 * within / length);
        return (short)(sum * loudness * Level * short.MaxValue);
    }

    /// <summary>Chooses pitch and vowel of the next syllable.</summary>
    private void Pronounce(long syllable)
    {
        uint dice = Hash(_seed + (uint)syllable);
        double pitch = 110 + (dice % 60);
        double formant = 350 + ((dice >> 8) % 500);
        for (int k = 0; k < Harmonics; k++)
        {
            double frequency = pitch * (k + 1);
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * frequency / Rate);
            (_turnCosine[k], _turnSine[k]) = ((float)cosine, (float)sine);
            double away = (frequency - formant) / 300;
            _weight[k] = (float)((1 / (1 + (away * away))) + (0.3 / (k + 1)));
            float size = MathF.Sqrt((_cosine[k] * _cosine[k]) + (_sine[k] * _sine[k]));
            (_cosine[k], _sine[k]) = (_cosine[k] / size, _sine[k] / size);
        }
    }

    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char character in text) { hash = (hash ^ character) * 16777619; }
        return hash;
    }

    private static uint Hash(uint number)
    {
        number = (number ^ (number >> 16)) * 0x45D9F3B;
        number = (number ^ (number >> 16)) * 0x45D9F3B;
        return number ^ (number >> 16);
    }
}
