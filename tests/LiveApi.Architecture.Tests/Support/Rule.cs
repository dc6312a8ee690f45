using System.Collections.Generic;
using Xunit;

namespace LiveApi.Architecture.Tests.Support;

/// <summary>A rule that holds for all or names each place where it does not.</summary>
internal static class Rule
{
    internal static void Holds(string rule, IEnumerable<string> breaches)
    {
        string[] found = [.. breaches];
        Assert.True(found.Length == 0, $"{rule} Not so in {found.Length}:\n  {string.Join("\n  ", found)}");
    }
}
