using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace LiveApi.Hosted.Tests.Pester.Model;

/// <summary>A value as one would type it.</summary>
internal static class ValueText
{
    internal static string Of(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => "$null",
        string text => $"'{text}'",
        bool flag => flag ? "$true" : "$false",
        object?[] { Length: 1 } single => Of(single[0]),
        IList many => $"@({string.Join(", ", many.Cast<object?>().Take(20).Select(Of))}{(many.Count > 20 ? ", ..." : "")})",
        System.Type type => $"[{type.FullName}]",
        object other => System.Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };
}
