using System;
using System.Collections;
using System.Linq;
using System.Text.Json;

namespace LiveApi.PowerShell.Tools;

/// <summary>JSON as PowerShell data: objects as hashtables, arrays as arrays, whole numbers as Int32 or Int64.</summary>
internal static class JsonReading
{
    internal static object? ToPowerShell(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => ToTable(json),
        JsonValueKind.Array => json.EnumerateArray().Select(ToPowerShell).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => ToNumber(json),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    internal static Hashtable ToTable(JsonElement json)
    {
        Hashtable table = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty property in json.EnumerateObject())
        {
            table[property.Name] = ToPowerShell(property.Value);
        }

        return table;
    }

    // A model that means 3 may write 3.0.
    private static object ToNumber(JsonElement json)
        => json.TryGetInt32(out int small) ? small
        : json.TryGetInt64(out long large) ? large
        : json.GetDouble();
}
