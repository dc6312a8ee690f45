using System.Collections;
using System.Collections.Generic;
using System.Linq;
using LiveApi.Wire;

namespace LiveApi.PowerShell.Setups;

/// <summary>A table such as <c>@{ Harassment = 'OnlyHigh' }</c> as the service's safety settings.</summary>
internal static class SafetyReading
{
    internal static IReadOnlyList<SafetySetting>? Settings(IDictionary? safety) => safety is null ? null : [.. safety.Keys.Cast<object>()
        .Select(key => new SafetySetting { Category = WireWord.Of($"{key}", "HARM_CATEGORY_"), Threshold = Threshold($"{safety[key]}") })
        .OrderBy(static one => one.Category, System.StringComparer.Ordinal)];

    private static string? Threshold(string word) => WireWord.Of(word) == HarmBlockThreshold.Off ? HarmBlockThreshold.Off : WireWord.Of(word, "BLOCK_");
}
