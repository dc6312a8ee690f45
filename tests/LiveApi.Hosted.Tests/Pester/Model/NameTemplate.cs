using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace LiveApi.Hosted.Tests.Pester.Model;

/// <summary>
/// Fills the <c>&lt;name&gt;</c> parts of a name as Pester does: each is an expression over a variable, <c>&lt;case.Name&gt;</c> too.
/// Pester fills them when a test runs; here names are needed before, so only data of <c>-ForEach</c> will do.
/// </summary>
internal static partial class NameTemplate
{
    internal static string Expand(string name, IEnumerable<string> dataNames, Func<ScriptBlock, object?> evaluate)
    {
        if (!name.Contains('<', StringComparison.Ordinal))
        {
            return name;
        }
        foreach (Match part in Part().Matches(name))
        {
            string variable = Variable().Match(part.Groups[1].Value).Value;
            if (!dataNames.Contains(variable, StringComparer.OrdinalIgnoreCase))
            {
                throw new PSArgumentException(
                    $"The name '{name}' uses <{part.Groups[1].Value}>, which is no data of -ForEach. Such a name is known only when the test runs.");
            }
        }
        string quoted = Part().Replace(name.Replace("$", "`$", StringComparison.Ordinal).Replace("\"", "`\"", StringComparison.Ordinal), "$$($$$1)");
        return Convert.ToString(evaluate(ScriptBlock.Create($"\"{quoted}\"")), CultureInfo.InvariantCulture) ?? "";
    }

    [GeneratedRegex("(?<!`)<([^>^`]+)>")]
    private static partial Regex Part();

    [GeneratedRegex(@"^\w+")]
    private static partial Regex Variable();
}
