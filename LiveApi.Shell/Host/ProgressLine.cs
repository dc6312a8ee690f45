using System;
using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace LiveApi.Shell.Host;

/// <summary>Progress as one line that is written over; silent where nobody looks.</summary>
internal sealed class ProgressLine(Terminal terminal, TimeProvider time)
{
    private static readonly TimeSpan s_shortestInterval = TimeSpan.FromMilliseconds(100);

    private bool _visible;
    private long _shownAt;

    internal void Show(ProgressRecord record, int width)
    {
        if (!terminal.Live)
        {
            return;
        }
        if (record.RecordType is ProgressRecordType.Completed)
        {
            Clear();
            return;
        }
        if (_visible && time.GetElapsedTime(_shownAt) < s_shortestInterval)
        {
            return;
        }
        _shownAt = time.GetTimestamp();
        _visible = true;
        Console.Out.Write("\r" + Render(record, width - 1) + "\u001b[K");
    }

    internal void Clear()
    {
        if (_visible)
        {
            _visible = false;
            Console.Out.Write("\r\u001b[K");
        }
    }

    internal static string Render(ProgressRecord record, int width)
    {
        StringBuilder line = new(record.Activity);
        Append(line, record.PercentComplete >= 0 ? $" {record.PercentComplete}%" : null);
        Append(line, string.IsNullOrEmpty(record.StatusDescription) ? null : ": " + record.StatusDescription);
        Append(line, string.IsNullOrEmpty(record.CurrentOperation) ? null : ", " + record.CurrentOperation);
        Append(line, record.SecondsRemaining >= 0 ? string.Create(CultureInfo.InvariantCulture, $" ({TimeSpan.FromSeconds(record.SecondsRemaining):c} left)") : null);
        string text = line.ToString().ReplaceLineEndings(" ");
        return text.Length <= width ? text : text[..Math.Max(width, 0)];
    }

    private static void Append(StringBuilder line, string? part) => line.Append(part);
}
