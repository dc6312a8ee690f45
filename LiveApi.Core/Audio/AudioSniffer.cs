using System;

namespace LiveApi.Audio;

/// <summary>Knows a container by its first bytes.</summary>
internal static class AudioSniffer
{
    /// <summary>True for RIFF, RF64 and BW64, or as much of it as there is.</summary>
    internal static bool IsRiff(ReadOnlySpan<byte> start)
        => StartsLike(start, "RIFF"u8) || StartsLike(start, "RF64"u8) || StartsLike(start, "BW64"u8);

    private static bool StartsLike(ReadOnlySpan<byte> start, ReadOnlySpan<byte> mark)
    {
        int length = Math.Min(start.Length, mark.Length);
        return start.Slice(0, length).SequenceEqual(mark.Slice(0, length));
    }
}
