using System;

namespace LiveApi.Audio;

/// <summary>What a source of audio is, for tables, progress and messages.</summary>
public sealed record AudioDescription
{
    /// <summary>The file, or what else the caller calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Container and coding in words, such as <c>WAV PCM 16-bit</c> or <c>ogg opus</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Samples a second, a channel.</summary>
    public required int SampleRate { get; init; }

    /// <summary>Channels, interleaved in the order of the file.</summary>
    public required int Channels { get; init; }

    /// <summary>How long it lasts; null where that is not known before the end.</summary>
    public TimeSpan? Duration { get; init; }
}
