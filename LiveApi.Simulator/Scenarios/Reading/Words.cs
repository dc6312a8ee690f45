using System;
using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>Names as authors write them: <c>go away</c>, <c>go_away</c>, <c>goAway</c> and <c>go-away</c> are the same.</summary>
internal static class Words
{
    private const int FurthestGuess = 2;

    internal static string Plain(string name)
    {
        System.Text.StringBuilder plain = new();
        foreach (char letter in name.Trim())
        {
            if (letter is ' ' or '_' or '-') { plain.Append('-'); }
            else if (char.IsUpper(letter) && plain.Length > 0 && plain[^1] != '-') { plain.Append('-').Append(char.ToLowerInvariant(letter)); }
            else { plain.Append(char.ToLowerInvariant(letter)); }
        }

        return plain.ToString();
    }

    /// <summary>A sentence that names what was perhaps meant, or else all that is possible.</summary>
    internal static string Suggest(string name, IEnumerable<string> known)
    {
        List<string> all = [.. known];
        return Nearest(Plain(name), all) is { } near ? $"Did you mean '{near}'?" : $"Possible here: {string.Join(", ", all)}.";
    }

    /// <summary>The word that was perhaps meant; null where none is near.</summary>
    internal static string? Nearest(string name, IEnumerable<string> known)
        => known.Where(word => Distance(name, word) <= Math.Min(FurthestGuess, word.Length / 3)).MinBy(word => Distance(name, word));

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
