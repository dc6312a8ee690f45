using System.Globalization;
using System.Text.Json.Nodes;

namespace LiveApi.Simulator.Scenarios.Running;

/// <summary>The way into a JSON value: <c>response.output.list[0].name</c>, or <c>list.0.name</c> where YAML wants no brackets.</summary>
internal static class JsonPath
{
    private static readonly char[] Ends = ['.', '['];

    internal static string FirstName(string path)
    {
        int end = path.IndexOfAny(Ends);
        return end < 0 ? path : path[..end];
    }

    /// <summary>The value at the end of a path such as <c>.output[0]</c>; throws where there is none.</summary>
    internal static JsonNode? Find(JsonNode? root, string path)
    {
        JsonNode? at = root;
        int i = 0;
        while (i < path.Length)
        {
            int end = path.IndexOfAny(Ends, i + 1);
            string step = path[i..(end < 0 ? path.Length : end)];
            at = step[0] == '[' ? Element(at, step) : Member(at, step[1..]);
            i += step.Length;
        }

        return at;
    }

    private static JsonNode? Member(JsonNode? node, string name)
        => node is JsonArray ? Element(node, name)
            : node is JsonObject members && members.TryGetPropertyValue(name, out JsonNode? value)
            ? value
            : throw new ScenarioFailure($"there is no '{name}' in {Shown(node)}.");

    private static JsonNode? Element(JsonNode? node, string step)
        => node is JsonArray list && int.TryParse(step.Trim('[', ']'), NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < list.Count
            ? list[index]
            : throw new ScenarioFailure($"there is no element {step} in {Shown(node)}.");

    private static string Shown(JsonNode? node) => node is null ? "nothing" : StageEvent.Shorten(node.ToJsonString());
}
