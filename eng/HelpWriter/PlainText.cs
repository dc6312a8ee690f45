using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LiveApi.HelpWriter;

/// <summary>Markdown within a paragraph, as Get-Help can show it: no marks, links by name and address.</summary>
internal static partial class PlainText
{
    internal static string From(IReadOnlyList<string> lines)
        => lines[0].StartsWith('|') ? string.Join('\n', lines.Select(Inline)) : Inline(string.Join(' ', lines.Select(line => line.Trim())));

    private static string Inline(string text)
    {
        text = Link().Replace(text, match => match.Groups[2].Value.Contains("://", System.StringComparison.Ordinal) ? $"{match.Groups[1].Value} ({match.Groups[2].Value})" : match.Groups[1].Value);
        text = Strong().Replace(text, "$1");
        return Code().Replace(text, "$1");
    }

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Strong();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
