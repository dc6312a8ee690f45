using System;
using System.Collections.Generic;
using System.Linq;

namespace LiveApi.Profiles;

/// <summary>What somebody may have meant who wrote a name that does not exist.</summary>
internal static class NearestName
{
    /// <summary>The name that is nearest in letters, if it is near enough to be a slip; null if none is.</summary>
    internal static string? Of(string word, IEnumerable<string> names)
    {
        (string Name, int Distance)? best = null;
        foreach (string name in names)
        {
            int distance = Distance(word.ToUpperInvariant(), name.ToUpperInvariant());
            if (distance <= Math.Max(2, name.Length / 4) && distance < name.Length && (best is null || distance < best.Value.Distance))
            {
                best = (name, distance);
            }
        }

        return best?.Name;
    }

    /// <summary>A sentence for an advice, or nothing.</summary>
    internal static string Hint(string? name) => name is null ? string.Empty : $"Did you mean '{name}'? ";

    // Optimal string alignment: a letter more, less, another one, or two that changed places.
    private static int Distance(string a, string b)
    {
        int[][] rows = [new int[b.Length + 1], [.. Enumerable.Range(0, b.Length + 1)], new int[b.Length + 1]];
        for (int i = 1; i <= a.Length; i++)
        {
            (int[] before, int[] above, int[] row) = (rows[0], rows[1], rows[2]);
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            rows = [above, row, before];
        }

        return rows[1][b.Length];
    }
}
