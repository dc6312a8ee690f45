using System.Text.Json;
using System.Text.Json.Nodes;
using LiveApi.Wire;

namespace LiveApi.Tools;

/// <summary>Puts what a tool returned, or why it failed, into the object that the service takes.</summary>
internal static class ToolAnswer
{
    internal static JsonElement FromResult(JsonElement result) => result.ValueKind switch
    {
        JsonValueKind.Object => result,
        JsonValueKind.Undefined => FreeJson.Wrap("output", writer => writer.WriteNullValue()),
        _ => FreeJson.Wrap("output", result.WriteTo),
    };

    /// <summary>The model learns of errors that did not end the tool: what it returned may not be all.</summary>
    internal static JsonElement FromReply(ToolReply reply) => reply.Errors.Count == 0
        ? FromResult(reply.Response)
        : JsonDocument.Parse(new JsonObject
        {
            ["output"] = reply.Response.ValueKind == JsonValueKind.Undefined ? null : JsonNode.Parse(reply.Response.GetRawText()),
            ["error"] = string.Join("\n", reply.Errors),
        }.ToJsonString()).RootElement;

    internal static JsonElement FromError(string message) => FreeJson.Wrap("error", writer => writer.WriteStringValue(message));
}
