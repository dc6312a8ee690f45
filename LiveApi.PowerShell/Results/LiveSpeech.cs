using System;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Sessions;

namespace LiveApi.PowerShell.Results;

/// <summary>A text that was said, and where it is in its file.</summary>
public sealed record LiveSpeech
{
    /// <summary>The WAV with the speech.</summary>
    public required string Path { get; init; }

    public required string Text { get; init; }

    /// <summary>Where in the file it begins.</summary>
    public TimeSpan Start { get; init; }

    public TimeSpan Duration { get; init; }

    public TurnOutcome Outcome { get; init; }

    /// <summary>What the service wrote down of what was said.</summary>
    public string Transcript { get; init; } = string.Empty;

    /// <summary>Whether the transcript has the words of the text, marks and letter case aside. A transcript may write numbers another way than the text.</summary>
    public bool IsVerbatim => Words(Text).SequenceEqual(Words(Transcript));

    private static IEnumerable<string> Words(string text)
        => new string([.. text.Select(static character => char.IsLetterOrDigit(character) ? char.ToUpperInvariant(character) : ' ')]).Split(' ').Where(static word => word.Length > 0);
}
