using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace LiveApi.Hosted.Tests.Support;

/// <summary>The PowerShell that a page shows its readers.</summary>
internal static partial class Markdown
{
    /// <summary>The text of each fence that begins with <c>```powershell</c>, in order.</summary>
    internal static IReadOnlyList<string> PowerShellIn(string path)
        => [.. Fence().Matches(File.ReadAllText(path).ReplaceLineEndings("\n")).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^```powershell\n(.*?)^```\s*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
