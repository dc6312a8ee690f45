using System;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LiveApi.Simulator.Replay;

/// <summary>Values as YAML that means them literally.</summary>
internal static class Yaml
{
    /// <summary>In double quotes. A variable's mark is no variable here, and is broken up.</summary>
    internal static string Text(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char letter in text.Replace("${", "$ {", StringComparison.Ordinal))
        {
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Time(TimeSpan time) => time.TotalSeconds < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(time.TotalMilliseconds)}ms") : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(time.TotalSeconds, 3)}s");

    /// <summary>In one line: JSON is YAML.</summary>
    internal static string? Json(JsonElement? json)
    {
        if (json is not { } value) { return null; }
        return value.ValueKind switch
        {
            JsonValueKind.Object => "{ " + string.Join(", ", System.Linq.Enumerable.Select(value.EnumerateObject(), member => $"{Text(member.Name)}: {Json(member.Value)}")) + " }",
            JsonValueKind.Array => "[" + string.Join(", ", System.Linq.Enumerable.Select(value.EnumerateArray(), item => Json(item))) + "]",
            JsonValueKind.String => Text(value.GetString()!),
            _ => value.GetRawText(),
        };
    }
}
