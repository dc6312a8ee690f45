using System;
using System.Collections.Generic;
using System.Text;

namespace LiveApi.Sessions;

/// <summary>Puts words together into what is shown at once: two lines at most, for a few seconds, ending where a sentence does.</summary>
public static class CaptionCues
{
    private const int LineLength = 42;
    private const int LongestCue = 2 * LineLength;
    private const int ShortestSentence = 20;
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.5);

    /// <summary>Cues of these words, in order; lines are separated by a newline.</summary>
    public static IReadOnlyList<LiveCaption> Of(IEnumerable<LiveCaption> words)
    {
        List<LiveCaption> cues = [];
        StringBuilder text = new();
        TimeSpan start = default, end = default;
        foreach (LiveCaption word in words)
        {
            if (text.Length > 0 && (text.Length + 1 + word.Text.Length > LongestCue || word.End - start > LongestTime || word.Start - end > Pause || IsSentence(text)))
            {
                cues.Add(new LiveCaption(start, end, Wrap(text.ToString())));
                text.Clear();
            }

            if (text.Length == 0)
            {
                start = word.Start;
            }
            else if (!CaptionTrack.IsWithoutSpaces(word.Text[0]) || !CaptionTrack.IsWithoutSpaces(text[text.Length - 1]))
            {
                text.Append(' ');
            }

            text.Append(word.Text);
            end = word.End;
        }

        if (text.Length > 0)
        {
            cues.Add(new LiveCaption(start, end, Wrap(text.ToString())));
        }

        return cues;
    }

    private static bool IsSentence(StringBuilder text)
        => text.Length >= ShortestSentence && text[text.Length - 1] is '.' or '!' or '?' or '\u3002' or '\uFF01' or '\uFF1F';

    // Two lines of about the same length read best.
    private static string Wrap(string text)
    {
        if (text.Length <= LineLength)
        {
            return text;
        }

        int middle = text.Length / 2;
        for (int away = 0; away <= middle; away++)
        {
            foreach (int at in (int[])[middle - away, middle + away])
            {
                if (at > 0 && at < text.Length && text[at] == ' ')
                {
                    return text.Remove(at, 1).Insert(at, "\n");
                }
            }
        }

        return text.Insert(middle, "\n");
    }
}
