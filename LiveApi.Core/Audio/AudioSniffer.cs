using System;

namespace LiveApi.Audio;

/// <summary>Knows a container by its first bytes.</summary>
internal static class AudioSniffer
{
    /// <summary>As many bytes as are looked at.</summary>
    internal const int Length = 64;

    /// <summary>True for RIFF, RF64 and BW64, or as much of the word as there is.</summary>
    internal static bool IsRiff(ReadOnlySpan<byte> start)
        => StartsLike(start, "RIFF"u8) || StartsLike(start, "RF64"u8) || StartsLike(start, "BW64"u8);

    /// <summary>The name of a container that ffmpeg reads; null for what is not known here.</summary>
    internal static string? ContainerOf(ReadOnlySpan<byte> start)
        => start.StartsWith("OggS"u8) ? "Ogg"
            : start.StartsWith("fLaC"u8) ? "FLAC"
            : start.StartsWith("ID3"u8) || IsMpegFrame(start) ? "MP3"
            : start.Length >= 2 && start[0] == 0xFF && (start[1] & 0xF6) == 0xF0 ? "AAC"
            : start.Length >= 8 && start.Slice(4, 4).SequenceEqual("ftyp"u8) ? "MP4"
            : start.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) ? "WebM"
            : start.StartsWith("FORM"u8) ? "AIFF"
            : start.StartsWith("caff"u8) ? "CAF"
            : start.StartsWith("#!AMR"u8) ? "AMR"
            : start.StartsWith("RIFX"u8) ? "RIFX"
            : start.StartsWith(".snd"u8) ? "AU"
            : start.StartsWith("wvPK"u8) ? "WavPack"
            : start.StartsWith((ReadOnlySpan<byte>)[0x30, 0x26, 0xB2, 0x75]) ? "WMA"
            : null;

    /// <summary>True when there is nothing in it that text does not have.</summary>
    internal static bool IsText(ReadOnlySpan<byte> start)
    {
        foreach (byte value in start)
        {
            if (value is < 0x20 and not ((byte)'\t' or (byte)'\r' or (byte)'\n') or 0x7F)
            {
                return false;
            }
        }

        return true;
    }

    // Eleven bits of sync, then layer III (01).
    private static bool IsMpegFrame(ReadOnlySpan<byte> start)
        => start.Length >= 2 && start[0] == 0xFF && (start[1] & 0xE6) == 0xE2;

    private static bool StartsLike(ReadOnlySpan<byte> start, ReadOnlySpan<byte> mark)
    {
        int length = Math.Min(start.Length, mark.Length);
        return start.Slice(0, length).SequenceEqual(mark.Slice(0, length));
    }
}
