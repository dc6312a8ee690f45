using System;

namespace LiveApi.Audio;

/// <summary>How audio is read and in what shape it is wanted.</summary>
public sealed record AudioInputOptions
{
    /// <summary>The rate that comes out, in hertz (8,000 to 192,000).</summary>
    public int SampleRate { get; init; } = PcmFormat.Input.SampleRate;

    /// <summary>How long a chunk lasts; the last one is shorter.</summary>
    public TimeSpan ChunkDuration { get; init; } = AudioChunker.DefaultDuration;

    /// <summary>Take what is there of a file that ends before its header says so, instead of an error.</summary>
    public bool AllowTruncated { get; init; }

    /// <summary>Adds triangular dither where samples are rounded to 16 bit.</summary>
    public bool Dither { get; init; }

    /// <summary>The ffmpeg program to use; by default the one on the PATH.</summary>
    public string? FfmpegPath { get; init; }
}
