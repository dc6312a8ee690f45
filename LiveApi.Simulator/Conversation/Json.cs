using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveApi.Simulator.Conversation;

internal static class Json
{
    internal static JsonElement Element(JsonNode? node)
    {
        using JsonDocument document = JsonDocument.Parse(node?.ToJsonString() ?? "null");
        return document.RootElement.Clone();
    }
}
