namespace LiveApi.Audio;

/// <summary>Triangular noise of two steps' width (TPDF): makes the error of rounding independent of the signal. Repeatable by its seed.</summary>
public sealed class Dither(uint seed = 1)
{
    private const float Step = 1f / (1 << 24);
    private uint _state = seed == 0 ? 1 : seed;

    /// <summary>The next value, in -1 to 1 steps of 16 bit.</summary>
    public float Next() => Uniform() - Uniform();

    private float Uniform()
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (_state >> 8) * Step;
    }
}
