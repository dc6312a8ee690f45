using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>Reads single values, and says what they should have looked like.</summary>
internal sealed partial class Values(string file)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1_000);

    internal string Text(Node node) => node is TextNode text ? text.Text : throw Wrong(node, "a text is expected here");

    /// <summary>A time with its unit: <c>300ms</c>, <c>2.5 s</c>, <c>10 min</c>, <c>2h</c>.</summary>
    internal TimeSpan Duration(Node node)
    {
        Match match = DurationPattern().Match(Text(node));
        if (!match.Success) { throw Wrong(node, "a time needs a number and a unit", "Write 300ms, 2.5s, 10min or 2h."); }
        TimeSpan unit = match.Groups[2].Value switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "min" => TimeSpan.FromMinutes(1),
            _ => TimeSpan.FromHours(1),
        };
        double number = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return number <= Longest / unit ? unit * number : throw Wrong(node, "this is longer than any timer runs", $"Write at most {Longest.TotalHours:0}h.");
    }

    internal int Count(Node node, int atLeast = 0)
        => int.TryParse(Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= atLeast
            ? count : throw Wrong(node, $"a whole number of at least {atLeast} is expected here");

    internal int CloseCode(Node node)
        => Count(node, 1000) is var code && code <= ushort.MaxValue ? code : throw Wrong(node, $"a close code has two bytes: {ushort.MaxValue} is the largest");

    internal double Number(Node node)
        => double.TryParse(Text(node).TrimEnd('x'), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number > 0
            ? number : throw Wrong(node, "a number above zero is expected here");

    /// <summary>A rate such as <c>64 kB/s</c>.</summary>
    internal double BytesPerSecond(Node node)
    {
        Match match = RatePattern().Match(Text(node));
        if (!match.Success) { throw Wrong(node, "a rate needs a number and a unit", "Write 800 B/s, 64 kB/s or 2 MB/s."); }
        double number = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        if (number == 0) { throw Wrong(node, "a rate is above zero", "Write stall: forever for a service that sends nothing."); }
        return number * match.Groups[2].Value switch { "B" => 1, "kB" => 1_000, _ => 1_000_000 };
    }

    internal double Percent(Node node)
        => Text(node) is [.. var digits, '%'] && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double percent) && percent is >= 0 and <= 100
            ? percent / 100 : throw Wrong(node, "a chance is a percentage", "Write 10%.");

    internal byte[] Hexadecimal(Node node)
    {
        try { return Convert.FromHexString(Text(node).Replace(" ", "", StringComparison.Ordinal)); }
        catch (FormatException) { throw Wrong(node, "bytes are written in hexadecimal", "Write two digits a byte, such as 81 05 48 65."); }
    }

    internal bool YesNo(Node node) => Text(node) switch
    {
        "yes" or "true" or "on" => true,
        "no" or "false" or "off" => false,
        _ => throw Wrong(node, "yes or no is expected here"),
    };

    /// <summary>One of some words, in any spelling of spaces and hyphens.</summary>
    internal string Word(Node node, params string[] known)
    {
        string word = Words.Plain(Text(node));
        return Array.IndexOf(known, word) >= 0 ? word : throw Wrong(node, $"{node.Told} is not possible here", Words.Suggest(word, known));
    }

    internal ScenarioException Wrong(Node node, string what, string? suggestion = null)
        => Wrong(node.Place, $"{what}{(suggestion is null && node is TextNode ? $", not {node.Told}" : "")}.", suggestion);

    internal ScenarioException Wrong(Place place, string sentence, string? suggestion = null)
        => new(file, place, char.ToUpperInvariant(sentence[0]) + sentence[1..], suggestion);

    [GeneratedRegex(@"^\s*([0-9]+(?:\.[0-9]+)?)\s*(B|kB|MB)/s\s*$")]
    private static partial Regex RatePattern();

    [GeneratedRegex(@"^\s*([0-9]+(?:\.[0-9]+)?)\s*(ms|s|min|h)\s*$")]
    private static partial Regex DurationPattern();
}
