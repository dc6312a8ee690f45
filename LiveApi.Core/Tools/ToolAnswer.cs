using System.Text.Json;
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

    internal static JsonElement FromError(string message) => FreeJson.Wrap("error", writer => writer.WriteStringValue(message));
}
