using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace LiveApi.Audio;

/// <summary>A low pass (sinc under a Kaiser window) sampled at every fraction of an input sample that a ratio of rates needs.</summary>
internal sealed class PolyphaseFilter
{
    private const double StopBandDecibels = 110;   // images add up in upsampling: the promise is 96
    private const int MostTaps = 1 << 19;          // two megabytes; ratios that need more go between two tables,
    private const int TablesPerSample = 1_024;     // which are so close that the line between them is right to -115 dB

    private readonly float[] _taps;
    private readonly int _tables;

    private PolyphaseFilter(int phases, int decimation, int half, double cutoff)
    {
        (Phases, Decimation) = (phases, decimation);
        Taps = half == 0 ? 1 : 2 * half;
        (Before, After) = half == 0 ? (0, 0) : (half - 1, half);
        _tables = (long)phases * Taps <= MostTaps ? phases : (int)Math.Ceiling(TablesPerSample * Math.Min(1, (double)phases / decimation));
        _taps = new float[(_tables + 1) * Taps];
        KaiserWindow window = new(StopBandDecibels);
        double[] row = new double[Taps];
        for (int table = 0; table <= _tables; table++)
        {
            FillRow(row, (double)table / _tables, half, cutoff, window);
            for (int tap = 0; tap < Taps; tap++)
            {
                _taps[(table * Taps) + tap] = (float)row[tap];
            }
        }
    }

    /// <summary>Fractions of an input sample: the output rate over the common divisor.</summary>
    internal int Phases { get; }

    /// <summary>Fractions between two outputs: the input rate over the common divisor.</summary>
    internal int Decimation { get; }

    internal int Taps { get; }

    /// <summary>Samples of the window that lie before the one an output is at.</summary>
    internal int Before { get; }

    /// <summary>Samples of the window that lie after it.</summary>
    internal int After { get; }

    internal static PolyphaseFilter Design(int inputRate, int outputRate, double passBand)
    {
        Check(inputRate, nameof(inputRate));
        Check(outputRate, nameof(outputRate));
        if (passBand is not (>= 0.5 and <= 0.99))
        {
            throw new ArgumentOutOfRangeException(nameof(passBand), passBand, "A pass band is 0.5 to 0.99 of half the lower rate.");
        }

        int divisor = (int)BigInteger.GreatestCommonDivisor(inputRate, outputRate);
        if (inputRate == outputRate)
        {
            return new PolyphaseFilter(1, 1, half: 0, cutoff: 1);
        }

        double scale = Math.Min(1, (double)outputRate / inputRate);
        double taps = KaiserWindow.Length(StopBandDecibels, Math.PI * (1 - passBand) * scale);
        int half = (int)Math.Ceiling(taps / 16) * 8;   // whole vectors of 4, 8 or 16
        return new PolyphaseFilter(outputRate / divisor, inputRate / divisor, half, scale * (1 + passBand) / 2);
    }

    internal float Apply(ReadOnlySpan<float> window, int phase)
    {
        if (_tables == Phases)
        {
            return Dot(window, _taps.AsSpan(phase * Taps, Taps));
        }

        double place = (double)phase * _tables / Phases;
        int table = (int)place;
        float lower = Dot(window, _taps.AsSpan(table * Taps, Taps));
        float upper = Dot(window, _taps.AsSpan((table + 1) * Taps, Taps));
        return lower + ((float)(place - table) * (upper - lower));
    }

    private static void Check(int rate, string name)
    {
        if (rate is < 1_000 or > 768_000)
        {
            throw new ArgumentOutOfRangeException(name, rate, "A sample rate is 1,000 to 768,000 Hz.");
        }
    }

    private static void FillRow(double[] row, double fraction, int half, double cutoff, KaiserWindow window)
    {
        double sum = 0;
        for (int tap = 0; tap < row.Length; tap++)
        {
            double distance = half == 0 ? 0 : tap - half + 1 - fraction;
            double angle = Math.PI * cutoff * distance;
            double sinc = angle == 0 ? 1 : Math.Sin(angle) / angle;
            sum += row[tap] = sinc * (half == 0 ? 1 : window.At(distance / half));
        }

        // Each fraction passes a constant unchanged, so that none of them hums.
        for (int tap = 0; tap < row.Length; tap++)
        {
            row[tap] /= sum;
        }
    }

    // Four sums, so that no addition waits for the one before it. The order is that of the window, not of memory: blocks change nothing.
    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        ReadOnlySpan<Vector<float>> a = MemoryMarshal.Cast<float, Vector<float>>(left);
        ReadOnlySpan<Vector<float>> b = MemoryMarshal.Cast<float, Vector<float>>(right).Slice(0, a.Length);
        Vector<float> sum0 = Vector<float>.Zero, sum1 = Vector<float>.Zero, sum2 = Vector<float>.Zero, sum3 = Vector<float>.Zero;
        int i = 0;
        for (; i + 3 < a.Length; i += 4)
        {
            sum0 += a[i] * b[i];
            sum1 += a[i + 1] * b[i + 1];
            sum2 += a[i + 2] * b[i + 2];
            sum3 += a[i + 3] * b[i + 3];
        }

        for (; i < a.Length; i++)
        {
            sum0 += a[i] * b[i];
        }

        float sum = Vector.Dot(sum0 + sum1 + (sum2 + sum3), Vector<float>.One);
        for (int rest = a.Length * Vector<float>.Count; rest < left.Length; rest++)
        {
            sum += left[rest] * right[rest];
        }

        return sum;
    }
}
