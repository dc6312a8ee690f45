using System;
using System.Runtime.InteropServices;

namespace LiveApi.Tests.Support;

/// <summary>How well one recording is found in another: where it begins there, how alike they are, and the noise between them.</summary>
/// <param name="Offset">Samples of <c>heard</c> before <c>spoken</c> begins; below zero when the start of it is missing.</param>
/// <param name="Correlation">1 is the same shape, 0 nothing in common.</param>
/// <param name="Gain">How much louder it is heard, as a factor.</param>
/// <param name="SnrDecibels">Signal over what differs, once offset and gain are taken out; positive infinity when nothing differs.</param>
public readonly record struct AudioComparison(int Offset, double Correlation, double Gain, double SnrDecibels)
{
    /// <summary>Compares PCM16 of one rate; offsets up to <paramref name="maxOffset"/> samples either way are tried.</summary>
    public static AudioComparison Of(ReadOnlySpan<byte> spoken, ReadOnlySpan<byte> heard, int maxOffset)
        => Of(MemoryMarshal.Cast<byte, short>(spoken), MemoryMarshal.Cast<byte, short>(heard), maxOffset);

    public static AudioComparison Of(ReadOnlySpan<short> spoken, ReadOnlySpan<short> heard, int maxOffset)
    {
        int best = 0;
        double bestCorrelation = double.NegativeInfinity;
        for (int offset = -maxOffset; offset <= maxOffset; offset++)
        {
            (double correlation, _, _) = At(spoken, heard, offset);
            if (correlation > bestCorrelation)
            {
                (best, bestCorrelation) = (offset, correlation);
            }
        }

        (double found, double gain, double noise) = At(spoken, heard, best);
        return new AudioComparison(best, found, gain, noise);
    }

    private static (double Correlation, double Gain, double Snr) At(ReadOnlySpan<short> spoken, ReadOnlySpan<short> heard, int offset)
    {
        int from = Math.Max(0, -offset);
        int to = Math.Min(spoken.Length, heard.Length - offset);
        double spokenPower = 0, heardPower = 0, product = 0;
        for (int i = from; i < to; i++)
        {
            double s = spoken[i], h = heard[i + offset];
            spokenPower += s * s;
            heardPower += h * h;
            product += s * h;
        }

        if (spokenPower == 0 || heardPower == 0)
        {
            return (0, 0, double.NegativeInfinity);
        }

        double gain = product / spokenPower;
        double signal = gain * gain * spokenPower;
        double noise = Math.Max(0, heardPower - (gain * product));
        double snr = noise <= heardPower * 1e-12 ? double.PositiveInfinity : 10 * Math.Log10(signal / noise);
        return (product / Math.Sqrt(spokenPower * heardPower), gain, snr);
    }
}
