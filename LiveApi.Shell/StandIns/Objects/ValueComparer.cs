using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace LiveApi.Shell.StandIns.Objects;

/// <summary>Orders values as the language's own operators do, and falls back on their text where they cannot be compared.</summary>
internal sealed class ValueComparer(CultureInfo culture, bool caseSensitive) : IComparer<object?>
{
    public int Compare(object? x, object? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }
        try
        {
            return LanguagePrimitives.Compare(x, y, !caseSensitive, culture);
        }
        catch (ArgumentException)
        {
            return culture.CompareInfo.Compare(Text(x), Text(y), caseSensitive ? CompareOptions.None : CompareOptions.IgnoreCase);
        }
    }

    private static string Text(object value) => PSObject.AsPSObject(value).ToString();
}
