using System;
using System.Text.RegularExpressions;

namespace LiveApi.PowerShell.Setups;

/// <summary>A word as PowerShell has it, <c>NoInterruption</c>, as a word of the wire, <c>NO_INTERRUPTION</c>. One of the wire stays as it is.</summary>
internal static class WireWord
{
    internal static string? Of(string? word, string prefix = "")
    {
        if (word is null)
        {
            return null;
        }

        string upper = Regex.Replace(word, "(?<=[a-z])(?=[A-Z])", "_").ToUpperInvariant();
        return upper.StartsWith(prefix, StringComparison.Ordinal) ? upper : prefix + upper;
    }
}
