using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace LiveApi.Mutants;

/// <summary>How the cells ended, by the matrix's own count. A run that has not counted, or counted nothing, is no outcome.</summary>
internal sealed partial record Outcome(int Cells, int Wrong, string Output)
{
    private const int ExamplesShown = 3;

    /// <summary>The first cells that are wrong, as the matrix tells of them.</summary>
    internal IEnumerable<string> Examples
        => Output.Split('\n').Where(static line => WrongCell().IsMatch(line)).Select(static line => line.Trim()).Distinct().Take(ExamplesShown);

    internal static Outcome Of(string output)
    {
        Match count = Count().Match(output);
        return count.Success && Number(count, 1) is > 0 and int cells
            ? new Outcome(cells, Number(count, 2), output)
            : throw new InvalidOperationException($"No cell has been counted:\n{output}");
    }

    public override string ToString() => $"{Wrong} of {Cells} cells wrong";

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"seed \d+: (\d+) of \d+ cells, (\d+) wrong")]
    private static partial Regex Count();

    [GeneratedRegex(@" at \d+ \(.+\) \[.+\]: ")]
    private static partial Regex WrongCell();
}
