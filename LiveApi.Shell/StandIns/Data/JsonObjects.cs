using System;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Numerics;
using System.Text.Json;

namespace LiveApi.Shell.StandIns.Data;

/// <summary>Reads JSON into PowerShell objects: custom objects or tables, arrays, whole numbers as whole numbers, dates as dates.</summary>
internal sealed class JsonObjects(bool asTables)
{
    internal object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => asTables ? ReadTable(element) : ReadObject(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Read).ToArray(),
        JsonValueKind.String => ReadText(element),
        JsonValueKind.Number => ReadNumber(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private PSObject ReadObject(JsonElement element)
    {
        PSObject read = new();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            read.Properties.Remove(property.Name);
            read.Properties.Add(new PSNoteProperty(property.Name, Read(property.Value)));
        }
        return read;
    }

    private OrderedDictionary ReadTable(JsonElement element)
    {
        OrderedDictionary read = new(StringComparer.CurrentCulture);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            read[property.Name] = Read(property.Value);
        }
        return read;
    }

    // As the real command does: text that is a round-trip date becomes one.
    private static object ReadText(JsonElement element)
    {
        string text = element.GetString()!;
        return text is [>= '0' and <= '9', _, _, _, '-', _, _, '-', _, _, 'T', ..]
            && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime date) ? date : text;
    }

    private static object ReadNumber(JsonElement element)
    {
        string text = element.GetRawText();
        if (element.TryGetInt64(out long whole))
        {
            return whole;
        }
        return BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger large) ? large : element.GetDouble();
    }
}
