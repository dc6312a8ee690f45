using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace LiveApi.Sessions;

/// <summary>Writes cues as SubRip (SRT) or WebVTT.</summary>
public static class CaptionFormat
{
    /// <summary>The text of an SRT file.</summary>
    public static string ToSrt(IReadOnlyList<LiveCaption> cues)
    {
        StringBuilder text = new();
        for (int number = 1; number <= cues.Count; number++)
        {
            LiveCaption cue = cues[number - 1];
            text.Append(number).Append('\n').Append(Time(cue.Start, ',')).Append(" --> ").Append(Time(cue.End, ',')).Append('\n').Append(cue.Text).Append("\n\n");
        }

        return text.ToString();
    }

    /// <summary>The text of a WebVTT file.</summary>
    public static string ToVtt(IReadOnlyList<LiveCaption> cues)
    {
        StringBuilder text = new("WEBVTT\n\n");
        foreach (LiveCaption cue in cues)
        {
            text.Append(Time(cue.Start, '.')).Append(" --> ").Append(Time(cue.End, '.')).Append('\n').Append(Escape(cue.Text)).Append("\n\n");
        }

        return text.ToString();
    }

    private static string Time(TimeSpan time, char separator)
        => string.Format(CultureInfo.InvariantCulture, "{0:00}:{1:00}:{2:00}{3}{4:000}", (int)time.TotalHours, time.Minutes, time.Seconds, separator, time.Milliseconds);

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
