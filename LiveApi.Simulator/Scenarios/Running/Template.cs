using System;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveApi.Simulator.Scenarios.Running;

/// <summary>Text with values in it, written <c>${name}</c> or <c>${name.inside}</c>.</summary>
internal sealed record Template(string Text)
{
    // A value that holds itself twice doubles with every round: sixty rounds would fill any machine.
    private const int Longest = 16 * 1024 * 1024;

    /// <summary>Throws <see cref="ScenarioFailure"/> where it would become larger than any message.</summary>
    internal string Fill(Func<string, JsonNode?> value) => Fill(value, new Room());

    private string Fill(Func<string, JsonNode?> value, Room room)
    {
        StringBuilder filled = new(Text.Length);
        int at = 0;
        while (Text.IndexOf("${", at, StringComparison.Ordinal) is var open and >= 0)
        {
            int close = Text.IndexOf('}', open);
            if (close < 0) { break; }
            filled.Append(Text, at, open - at).Append(room.Take(Shown(value(Text[(open + 2)..close].Trim()))));
            at = close + 1;
        }

        return filled.Append(Text, at, Text.Length - at).ToString();
    }

    /// <summary>The same with every text inside a JSON value; a text that is one variable and nothing else becomes its value.</summary>
    internal static JsonNode? Fill(JsonNode? node, Func<string, JsonNode?> value) => Fill(node, value, new Room());

    private static JsonNode? Fill(JsonNode? node, Func<string, JsonNode?> value, Room room)
    {
        switch (node)
        {
            case JsonObject members:
                JsonObject filled = [];
                foreach ((string name, JsonNode? inside) in members) { filled[name] = Fill(inside, value, room); }
                return filled;
            case JsonArray list:
                JsonArray elements = [];
                foreach (JsonNode? inside in list) { elements.Add(Fill(inside, value, room)); }
                return elements;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String:
                string words = text.GetValue<string>();
                bool isVariable = words.StartsWith("${", StringComparison.Ordinal) && words.IndexOf('}', StringComparison.Ordinal) == words.Length - 1;
                return isVariable ? room.Take(value(words[2..^1].Trim()))?.DeepClone() : new Template(words).Fill(value, room);
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

    /// <summary>How much may still be put in.</summary>
    private sealed class Room
    {
        // What a node weighs beside its text.
        private const int Node = 64;

        private int _left = Longest;

        internal string Take(string text)
        {
            Take(text.Length);
            return text;
        }

        internal JsonNode? Take(JsonNode? node)
        {
            Take(Node);
            foreach ((string name, JsonNode? inside) in node as JsonObject ?? []) { Take(name.Length); _ = Take(inside); }
            foreach (JsonNode? inside in node as JsonArray ?? []) { _ = Take(inside); }
            if (node is JsonValue text) { Take(Shown(text).Length); }
            return node;
        }

        private void Take(int characters)
        {
            _left -= Math.Min(characters, Longest);
            if (_left < 0) { throw new ScenarioFailure($"the values that are put in here are larger than {Longest} characters."); }
        }
    }
}
