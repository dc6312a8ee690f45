using System;
using System.Buffers;
using System.Text.Json;
using LiveApi.Transport;

namespace LiveApi.Simulator.Journal;

/// <summary>Takes out what has no place in a journal: ephemeral tokens, bearer tokens, API keys, and the bytes of media.</summary>
internal static class Redaction
{
    private const int LongestText = 1_024;

    /// <summary>A text without secrets, and no longer than a journal has room for.</summary>
    internal static string Clean(string text, Func<string, string>? hide = null)
    {
        // First to twice the length, so that no secret is cut in two and its half not known any more.
        string near = text.Length <= 2 * LongestText ? text : text[..(2 * LongestText)];
        string clean = SecretText.Hide(hide is null ? near : hide(near));
        return clean.Length <= LongestText ? clean : $"{clean.AsSpan(0, LongestText)}... ({text.Length} characters)";
    }

    /// <summary>A message in one line without secrets and long texts; null where it is not JSON or too large.</summary>
    internal static byte[]? Clean(ReadOnlySpan<byte> utf8, int limit, Func<string, string>? hide = null)
    {
        if (utf8.IsEmpty) { return null; }
        ArrayBufferWriter<byte> clean = new(Math.Min(utf8.Length, limit));
        try
        {
            Utf8JsonReader reader = new(utf8);
            using Utf8JsonWriter writer = new(clean);
            while (reader.Read()) { Copy(ref reader, writer, hide); }
        }
        catch (JsonException) { return null; }
        catch (InvalidOperationException) { return null; }
        return clean.WrittenCount <= limit ? clean.WrittenSpan.ToArray() : null;
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer, Func<string, string>? hide)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: writer.WriteStartObject(); break;
            case JsonTokenType.EndObject: writer.WriteEndObject(); break;
            case JsonTokenType.StartArray: writer.WriteStartArray(); break;
            case JsonTokenType.EndArray: writer.WriteEndArray(); break;
            case JsonTokenType.PropertyName: writer.WritePropertyName(Clean(reader.GetString()!, hide)); break;
            case JsonTokenType.String when reader.ValueSpan.Length > LongestText: writer.WriteStringValue($"({reader.ValueSpan.Length} characters)"); break;
            case JsonTokenType.String: writer.WriteStringValue(Clean(reader.GetString()!, hide)); break;
            default: writer.WriteRawValue(reader.ValueSpan); break;
        }
    }
}
