using System;

namespace LiveApi.Audio;

/// <summary>Kaiser's window: the length and shape that a stop band asks for.</summary>
internal sealed class KaiserWindow
{
    private readonly double _beta, _top;

    internal KaiserWindow(double stopBandDecibels)
    {
        _beta = 0.1102 * (stopBandDecibels - 8.7);
        _top = BesselI0(_beta);
    }

    /// <summary>Taps for a transition of so many radians a sample.</summary>
    internal static double Length(double stopBandDecibels, double transition) => (stopBandDecibels - 7.95) / (2.285 * transition);

    /// <summary>The window at a place between its ends, -1 and 1.</summary>
    internal double At(double place) => Math.Abs(place) > 1 ? 0 : BesselI0(_beta * Math.Sqrt(1 - (place * place))) / _top;

    private static double BesselI0(double x)
    {
        double sum = 1, term = 1;
        for (int k = 1; term > sum * 1e-17; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}
