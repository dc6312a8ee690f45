using System;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LiveApi.Wire;

/// <summary>JSON that is nobody's message: arguments, results. One line, and only what JSON itself demands is escaped.</summary>
internal static class FreeJson
{
    internal static string ToLine(JsonElement value) => Encoding.UTF8.GetString(Write(writer => value.WriteTo(writer)));

    /// <summary>An object with one member.</summary>
    internal static JsonElement Wrap(string name, Action<Utf8JsonWriter> writeValue)
    {
        byte[] json = Write(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName(name);
            writeValue(writer);
            writer.WriteEndObject();
        });
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(writer);
        }

        return json.ToArray();
    }
}
