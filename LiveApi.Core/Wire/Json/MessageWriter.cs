using System;
using System.Buffers;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LiveApi.Wire;

internal static class MessageWriter
{
    // Only what JSON itself demands is escaped: these texts never stand in a web page.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonWriterOptions Indented = Compact with { Indented = true };

    internal static void Write<T>(IBufferWriter<byte> output, T message, JsonTypeInfo<T> shape, bool indented)
    {
        if (indented && Environment.NewLine != "\n") { output.Write(ToUtf8(message, shape, indented)); return; }
        using (Utf8JsonWriter writer = new(output, indented ? Indented : Compact)) { JsonSerializer.Serialize(writer, message, shape); }
        if (indented) { output.Write("\n"u8); }
    }

    internal static byte[] ToUtf8<T>(T message, JsonTypeInfo<T> shape, bool indented)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes, indented ? Indented : Compact)) { JsonSerializer.Serialize(writer, message, shape); }
        return indented ? WithNewlines(bytes) : bytes.ToArray();
    }

    // System.Text.Json 8 ends lines as the system does. Inside a JSON string a carriage return is always escaped, so each one here ends a line.
    private static byte[] WithNewlines(MemoryStream indented)
    {
        ReadOnlySpan<byte> all = new(indented.GetBuffer(), 0, (int)indented.Length);
        if (all.IndexOf((byte)'\r') < 0) { return [.. all, (byte)'\n']; }
        using MemoryStream text = new(all.Length + 1);
        foreach (byte character in all)
        {
            if (character is not (byte)'\r') { text.WriteByte(character); }
        }
        text.WriteByte((byte)'\n');
        return text.ToArray();
    }
}
