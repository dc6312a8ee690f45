using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LiveApi.Architecture.Tests.Support;

/// <summary>What LiveApi.psd1 says, read as text: the manifest is plain data.</summary>
internal static class Manifest
{
    private static readonly string s_text = Repository.Read("LiveApi.psd1");

    internal static string Version => Regex.Match(s_text, @"ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value;

    internal static IReadOnlyList<string> List(string name)
    {
        Match list = Regex.Match(s_text, $@"\b{name}\s*=\s*@\(([^)]*)\)");
        return [.. Regex.Matches(list.Groups[1].Value, "'([^']+)'").Select(match => match.Groups[1].Value)];
    }
}
