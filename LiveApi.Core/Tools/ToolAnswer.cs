using System;
using System.Buffers;
using System.IO;
using System.Text.Json;

namespace LiveApi.Tools;

/// <summary>Puts what a tool returned, or why it failed, into the object that the service takes.</summary>
internal static class ToolAnswer
{
    internal static JsonElement FromResult(JsonElement result)
        => result.ValueKind == JsonValueKind.Object ? result : Build("output", writer => result.WriteTo(writer));

    internal static JsonElement FromError(string message) => Build("error", writer => writer.WriteStringValue(message));

    private static JsonElement Build(string name, Action<Utf8JsonWriter> writeValue)
    {
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            writer.WritePropertyName(name);
            writeValue(writer);
            writer.WriteEndObject();
        }

        using JsonDocument document = JsonDocument.Parse(new ReadOnlySequence<byte>(json.ToArray()));
        return document.RootElement.Clone();
    }
}
