using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace LiveApi.Simulator.Speech;

/// <summary>What a level is computed from: the sum of the squares of some samples, and the greatest distance of one from zero. Hundreds of sessions are measured all the time.</summary>
internal readonly record struct SampleSums(long Squares, int Peak)
{
    internal static SampleSums Of(ReadOnlySpan<short> samples)
    {
        ReadOnlySpan<Vector<short>> vectors = MemoryMarshal.Cast<short, Vector<short>>(samples);
        Vector<ulong> squares = default;
        Vector<short> highest = default, lowest = default;
        foreach (Vector<short> vector in vectors)
        {
            (highest, lowest) = (Vector.Max(highest, vector), Vector.Min(lowest, vector));
            Vector.Widen(vector, out Vector<int> low, out Vector<int> high);
            // Two squares of 16 bits are at most 2^31: unsigned, that fits.
            Vector.Widen(Vector.AsVectorUInt32((low * low) + (high * high)), out Vector<ulong> first, out Vector<ulong> second);
            squares += first + second;
        }

        SampleSums sums = new((long)Vector.Sum(squares), 0);
        for (int i = 0; i < Vector<short>.Count; i++) { sums = sums with { Peak = Math.Max(sums.Peak, Math.Max(highest[i], -lowest[i])) }; }
        foreach (short sample in samples[(vectors.Length * Vector<short>.Count)..])
        {
            sums = new SampleSums(sums.Squares + ((long)sample * sample), Math.Max(sums.Peak, Math.Abs((int)sample)));
        }

        return sums;
    }
}
