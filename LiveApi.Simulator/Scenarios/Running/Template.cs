using System;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveApi.Simulator.Scenarios.Running;

/// <summary>Text with values in it, written <c>${name}</c> or <c>${name.inside}</c>.</summary>
internal sealed record Template(string Text)
{
    internal string Fill(Func<string, JsonNode?> value)
    {
        StringBuilder filled = new(Text.Length);
        int at = 0;
        while (Text.IndexOf("${", at, StringComparison.Ordinal) is var open and >= 0)
        {
            int close = Text.IndexOf('}', open);
            if (close < 0) { break; }
            filled.Append(Text, at, open - at).Append(Shown(value(Text[(open + 2)..close].Trim())));
            at = close + 1;
        }

        return filled.Append(Text, at, Text.Length - at).ToString();
    }

    /// <summary>The same with every text inside a JSON value; a text that is one variable and nothing else becomes its value.</summary>
    internal static JsonNode? Fill(JsonNode? node, Func<string, JsonNode?> value)
    {
        switch (node)
        {
            case JsonObject members:
                JsonObject filled = [];
                foreach ((string name, JsonNode? inside) in members) { filled[name] = Fill(inside, value); }
                return filled;
            case JsonArray list:
                JsonArray elements = [];
                foreach (JsonNode? inside in list) { elements.Add(Fill(inside, value)); }
                return elements;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String:
                string words = text.GetValue<string>();
                bool isVariable = words.StartsWith("${", StringComparison.Ordinal) && words.IndexOf('}', StringComparison.Ordinal) == words.Length - 1;
                return isVariable ? value(words[2..^1].Trim())?.DeepClone() : new Template(words).Fill(value);
            default:
                return node?.DeepClone();
        }
    }

    private static string Shown(JsonNode? value) => value switch
    {
        null => "",
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        JsonValue number when number.TryGetValue(out double real) => real.ToString(CultureInfo.InvariantCulture),
        _ => value.ToJsonString(),
    };
}
