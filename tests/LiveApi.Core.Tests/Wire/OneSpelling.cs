using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace LiveApi.Tests.Wire;

/// <summary>JSON with one spelling for what may be spelt in several ways: names, numbers, base64, the order of members.</summary>
internal static class OneSpelling
{
    internal static string Of(byte[] utf8)
    {
        using JsonDocument document = JsonDocument.Parse(utf8);
        return Of(document.RootElement);
    }

    private static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", value.EnumerateObject().Select(member => Camel(member.Name) + ":" + Of(member.Value)).Order(StringComparer.Ordinal)) + "}",
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(Of)) + "]",
        JsonValueKind.Number => Number(value.GetRawText()),
        JsonValueKind.String => OfText(value.GetString()!),
        _ => value.GetRawText(),
    };

    /// <summary>Whole numbers of 64 bits are numbers or texts.</summary>
    private static string OfText(string text)
        => text.Length > 0 && text.All(char.IsAsciiDigit) ? Number(text) : "'" + text.Replace('-', '+').Replace('_', '/').TrimEnd('=') + "'";

    private static string Number(string text) => double.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);

    private static string Camel(string name)
        => string.Concat(name.Split('_').Select((word, at) => at == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
