using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace LiveApi.Simulator.Scenarios.Steps;

/// <summary>What a text has to hold, in any case: words, or a pattern between slashes whose named groups become variables.</summary>
internal sealed class TextPattern
{
    private readonly string _words;
    private readonly Regex? _pattern;

    /// <summary>Throws <see cref="ArgumentException"/> where the pattern is none.</summary>
    internal TextPattern(string words)
    {
        _words = words;
        if (words is not ['/', .. { Length: > 0 } pattern, '/']) { return; }
        // Time is bounded by the length of the text, whatever the author wrote.
        _pattern = new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    internal bool Fits(string text) => _pattern?.IsMatch(text) ?? text.Contains(_words, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the named groups took of the text.</summary>
    internal IEnumerable<(string Name, string Value)> Captures(string text)
    {
        if (_pattern?.Match(text) is not { Success: true } match) { yield break; }
        foreach (Group group in match.Groups)
        {
            if (group.Success && !char.IsAsciiDigit(group.Name[0])) { yield return (group.Name, group.Value.Trim()); }
        }
    }

    public override string ToString() => _pattern is null ? $"\"{_words}\"" : _words;
}
