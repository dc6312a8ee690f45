using System;
using System.Collections.Generic;

namespace LiveApi.Transport;

/// <summary>What becomes of audio, pictures and other media in a recording.</summary>
public enum RecordedMedia
{
    /// <summary>They are written as they are.</summary>
    Kept,

    /// <summary>Length and level are written; a reader makes a tone of that length and level for PCM audio, and zeros for all else.</summary>
    StandIn,
}

/// <summary>How a recording is written.</summary>
public sealed record RecordingOptions
{
    /// <summary>What becomes of media.</summary>
    public RecordedMedia Media { get; init; }

    /// <summary>Keys and tokens of the connections: they are removed wherever they stand, besides everything that looks like one.</summary>
    public IReadOnlyCollection<string> Secrets { get; init; } = [];

    /// <summary>Which program makes the recording.</summary>
    public string? Program { get; init; }

    /// <summary>When the recording begins.</summary>
    public DateTimeOffset? Made { get; init; }

    /// <summary>Bytes of the file, about: a message that finds no room any more is left out, and the last line says how many were.</summary>
    public long MaxBytes { get; init; } = 1024L * 1024 * 1024;
}
