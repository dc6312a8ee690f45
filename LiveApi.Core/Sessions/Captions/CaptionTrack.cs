using System;
using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Sessions;

/// <summary>Puts a transcript to its audio. The service gives no times for what a model says, so that each word has the share of the audio that it has of the characters.</summary>
/// <remarks>A stretch is what is known to belong together, such as one turn of the service: shares are taken within it, so that an error does not grow.</remarks>
internal sealed class CaptionTrack
{
    private readonly List<LiveCaption> _captions = [];
    private readonly Wording _text = new();
    private TimeSpan _start;

    /// <summary>Words that belong to the stretch of this moment.</summary>
    internal void Add(string text) => _text.Add(text);

    /// <summary>The stretch ends here in the audio; the next one begins.</summary>
    internal void EndStretch(TimeSpan end)
    {
        EndStretch(_start, end);
        _start = end;
    }

    /// <summary>The stretch was between these places.</summary>
    internal void EndStretch(TimeSpan start, TimeSpan end)
    {
        IReadOnlyList<string> words = Words(_text.ToString());
        _text.Clear();
        double ticksACharacter = Math.Max(0, (end - start).Ticks) / (double)Math.Max(1, words.Sum(static word => word.Length));
        int before = 0;
        foreach (string word in words)
        {
            TimeSpan Place(int characters) => start + TimeSpan.FromTicks((long)(characters * ticksACharacter));
            _captions.Add(new LiveCaption(Place(before), Place(before + word.Length), word));
            before += word.Length;
        }
    }

    /// <summary>One caption a word. The last stretch, if it was not ended, ends at <paramref name="end"/>.</summary>
    internal IReadOnlyList<LiveCaption> Build(TimeSpan end)
    {
        if (_text.Length > 0)
        {
            EndStretch(end);
        }

        return _captions;
    }

    // Words as they stand between spaces; scripts without spaces go character by character.
    private static IReadOnlyList<string> Words(string text) => [.. text
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(static word => word.Any(IsWithoutSpaces) ? word.Select(static character => character.ToString()) : [word])];

    /// <summary>Chinese, Japanese and Thai do not put spaces between words.</summary>
    internal static bool IsWithoutSpaces(char character) => character is (>= '\u3000' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\u0E00' and <= '\u0E7F') or (>= '\uFF00' and <= '\uFF60');
}
