using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Host;

namespace LiveApi.Shell.Host;

/// <summary>The line <c>[Y] Yes  [N] No (default is "Y"): </c> and the answers to it.</summary>
internal static class ChoiceLine
{
    internal static string Render(IReadOnlyList<ChoiceDescription> choices, int defaultChoice)
    {
        string offered = string.Join("  ", choices.Select(choice => $"[{Key(choice)}] {Name(choice)}"));
        return defaultChoice >= 0 ? $"{offered} (default is \"{Key(choices[defaultChoice])}\"): " : $"{offered}: ";
    }

    internal static int? Find(IReadOnlyList<ChoiceDescription> choices, string answer)
    {
        for (int index = 0; index < choices.Count; index++)
        {
            if (answer.Equals(Key(choices[index]), StringComparison.OrdinalIgnoreCase)
                || answer.Equals(Name(choices[index]), StringComparison.OrdinalIgnoreCase))
            {
                return index;
            }
        }
        return null;
    }

    private static string Name(ChoiceDescription choice) => choice.Label.Replace("&", "", StringComparison.Ordinal);

    private static string Key(ChoiceDescription choice)
    {
        int mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        return mark >= 0 && mark + 1 < choice.Label.Length ? char.ToUpperInvariant(choice.Label[mark + 1]).ToString() : choice.Label;
    }
}
