namespace System;

internal static class StringPolyfill
{
    internal static bool Contains(this string text, string value, StringComparison comparison) => text.IndexOf(value, comparison) >= 0;
}
