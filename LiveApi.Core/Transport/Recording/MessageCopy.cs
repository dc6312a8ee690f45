using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LiveApi.Transport;

/// <summary>Copies a message into a recording, without secrets and perhaps without its media, and back out of it.</summary>
internal static class MessageCopy
{
    internal static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Indented = Plain with { Indented = true };

    /// <summary>
    /// Into the recording, in one line; null for what is no JSON, or JSON that cannot be written again: one that escapes half a character is such.
    /// </summary>
    internal static byte[]? Record(ReadOnlyMemory<byte> message, RecordingOptions options)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(message);
            using MemoryStream bytes = new();
            using (Utf8JsonWriter writer = new(bytes, Plain))
            {
                Copy(document.RootElement, writer, text => SecretText.Hide(text, known: options.Secrets), (mimeType, data) => Record(mimeType, data, writer, options.Media));
            }

            return bytes.ToArray();
        }
        catch (JsonException) { return null; }
        catch (InvalidOperationException) { return null; }
    }

    /// <summary>Out of it: the bytes of the message, indented as the service does or in one line.</summary>
    internal static byte[] Restore(JsonElement value, bool indented)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes, indented ? Indented : Plain)) { Copy(value, writer, static text => text, (mimeType, data) => Restore(mimeType, data, writer)); }
        return indented ? WithNewlines(bytes) : bytes.ToArray();
    }

    private static void Copy(JsonElement value, Utf8JsonWriter writer, Func<string, string> text, Func<string, JsonElement, bool> media)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                string? mimeType = MimeTypeOf(value);
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    writer.WritePropertyName(text(member.Name));
                    if (mimeType is null || !member.NameEquals("data") || !media(mimeType, member.Value)) { Copy(member.Value, writer, text, media); }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray()) { Copy(item, writer, text, media); }
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(text(value.GetString()!));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static bool Record(string mimeType, JsonElement data, Utf8JsonWriter writer, RecordedMedia media)
    {
        if (data.ValueKind is not JsonValueKind.String) { return false; }
        if (media is RecordedMedia.Kept)
        {
            // Base64 is no place to look for keys in, and there is much of it.
            writer.WriteStringValue(data.GetString());
            return true;
        }

        MediaStandIn.Of(mimeType, Bytes(data.GetString()!)).Write(writer);
        return true;
    }

    private static bool Restore(string mimeType, JsonElement data, Utf8JsonWriter writer)
    {
        if (!MediaStandIn.TryRead(data, out MediaStandIn standIn)) { return false; }
        writer.WriteBase64StringValue(standIn.Make(mimeType));
        return true;
    }

    private static string? MimeTypeOf(JsonElement value)
        => (value.TryGetProperty("mimeType", out JsonElement type) || value.TryGetProperty("mime_type", out type)) && type.ValueKind is JsonValueKind.String ? type.GetString() : null;

    // Both alphabets, with and without padding, as the service reads it. What is no base64 has the length of its text.
    private static byte[] Bytes(string base64)
    {
        string standard = base64.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        try { return Convert.FromBase64String(standard.PadRight((standard.Length + 3) / 4 * 4, '=')); }
        catch (FormatException) { return new byte[base64.Length]; }
    }

    // System.Text.Json 8 ends lines as the system does. Inside a JSON string a carriage return is always escaped, so each one here ends a line.
    private static byte[] WithNewlines(MemoryStream indented)
    {
        List<byte> text = new((int)indented.Length + 1);
        foreach (byte character in indented.ToArray())
        {
            if (character is not (byte)'\r') { text.Add(character); }
        }

        text.Add((byte)'\n');
        return [.. text];
    }
}
