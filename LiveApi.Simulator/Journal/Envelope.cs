using System;
using System.Collections.Generic;
using LiveApi.Audio;
using LiveApi.Simulator.Speech;

namespace LiveApi.Simulator.Journal;

/// <summary>Audio as a picture: the loudest sample of each 50 ms, from 0 to 255 on a scale of square roots, on which quiet speech can still be seen.</summary>
internal sealed class Envelope(int rate)
{
    internal const double Step = 0.05;

    private const double FullScale = 32_768;
    private const int Longest = 72_000;

    private readonly List<byte> _levels = [];
    private readonly int _block = Math.Max(1, (int)(rate * Step));
    private int _peak;
    private int _filled;

    /// <summary>How many steps are complete; an hour of them at most.</summary>
    internal int Count => _levels.Count;

    internal void Add(ReadOnlySpan<byte> pcm)
    {
        ReadOnlySpan<short> samples = Pcm16.Samples(pcm);
        while (!samples.IsEmpty)
        {
            int taken = Math.Min(samples.Length, _block - _filled);
            _peak = Math.Max(_peak, SampleSums.Of(samples[..taken]).Peak);
            _filled += taken;
            samples = samples[taken..];
            if (_filled == _block) { EndBlock(); }
        }
    }

    /// <summary>The levels from a step on.</summary>
    internal byte[] From(int start) => start >= _levels.Count ? [] : [.. _levels[start..]];

    private void EndBlock()
    {
        if (_levels.Count < Longest) { _levels.Add((byte)Math.Min(255, Math.Sqrt(_peak / FullScale) * 256)); }
        (_peak, _filled) = (0, 0);
    }
}
