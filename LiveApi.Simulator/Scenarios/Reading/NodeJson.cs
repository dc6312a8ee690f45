using System.Globalization;
using System.Text.Json.Nodes;

namespace LiveApi.Simulator.Scenarios.Reading;

/// <summary>YAML as the JSON that it stands for.</summary>
internal static class NodeJson
{
    internal static JsonNode? ToJson(Node node)
    {
        switch (node)
        {
            case MapNode map:
                JsonObject members = [];
                foreach ((TextNode name, Node value) in map.Members) { members[name.Text] = ToJson(value); }
                return members;
            case ListNode list:
                JsonArray elements = [];
                foreach (Node item in list.Items) { elements.Add(ToJson(item)); }
                return elements;
            default:
                return Scalar((TextNode)node);
        }
    }

    private static JsonValue? Scalar(TextNode node)
    {
        if (node.IsQuoted) { return JsonValue.Create(node.Text); }
        if (node.IsEmpty) { return null; }
        if (node.Text is "true" or "false") { return JsonValue.Create(node.Text == "true"); }
        if (long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)) { return JsonValue.Create(whole); }
        return double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) && double.IsFinite(real)
            ? JsonValue.Create(real) : JsonValue.Create(node.Text);
    }
}
