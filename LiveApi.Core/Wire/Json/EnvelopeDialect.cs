using System;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LiveApi.Wire;

/// <summary>
/// Brings the rarer spellings of a message to the usual one: names in snake_case, as the official Python and .NET SDKs send them, and nulls in lists.
/// It walks by the shape of the records, so free-form JSON (arguments, responses, schemas, labels) and unknown members pass byte for byte.
/// </summary>
internal static class EnvelopeDialect
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>True if the message may hold such a spelling; false is certain. Costs one vectorised search when there is no underscore.</summary>
    internal static bool IsSuspected(ReadOnlySpan<byte> utf8) => HoldsSnakeCaseName(utf8) || utf8.IndexOf("null"u8) >= 0;

    internal static byte[] Translate<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> shape)
    {
        using MemoryStream bytes = new(utf8.Length);
        using (Utf8JsonWriter writer = new(bytes, Plain))
        {
            Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = WireFormat.MaxDepth });
            reader.Read();
            CopyValue(ref reader, writer, utf8, shape);
            if (reader.Read()) { throw new JsonException(); }
        }
        return bytes.ToArray();
    }

    // From an underscore on, small letters and digits up to a quote and a colon: words of an enum are in capitals and fail at once.
    private static bool HoldsSnakeCaseName(ReadOnlySpan<byte> utf8)
    {
        for (int found = utf8.IndexOf((byte)'_'); found >= 0; found = utf8.IndexOf((byte)'_'))
        {
            utf8 = utf8.Slice(found + 1);
            int end = 0;
            while (end < utf8.Length && utf8[end] is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9') or (byte)'_') { end++; }
            if (end == utf8.Length) { return false; }
            utf8 = utf8.Slice(end);
            if (utf8[0] is (byte)'"' && IsColonNext(utf8.Slice(1))) { return true; }
        }
        return false;
    }

    private static bool IsColonNext(ReadOnlySpan<byte> utf8)
    {
        foreach (byte character in utf8)
        {
            if (character is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) { return character is (byte)':'; }
        }
        return false;
    }

    private static void CopyValue(ref Utf8JsonReader reader, Utf8JsonWriter writer, ReadOnlySpan<byte> utf8, JsonTypeInfo? shape)
    {
        if (shape?.Kind is JsonTypeInfoKind.Object && reader.TokenType is JsonTokenType.StartObject) { CopyObject(ref reader, writer, utf8, shape); }
        else if (shape?.Kind is JsonTypeInfoKind.Enumerable && reader.TokenType is JsonTokenType.StartArray) { CopyList(ref reader, writer, utf8, shape); }
        else
        {
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            writer.WriteRawValue(utf8.Slice(start, (int)reader.BytesConsumed - start), skipInputValidation: true);
        }
    }

    private static void CopyObject(ref Utf8JsonReader reader, Utf8JsonWriter writer, ReadOnlySpan<byte> utf8, JsonTypeInfo shape)
    {
        writer.WriteStartObject();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            JsonPropertyInfo? member = Find(shape, name) ?? Find(shape, ToCamelCase(name));
            writer.WritePropertyName(member?.Name ?? name);
            reader.Read();
            CopyValue(ref reader, writer, utf8, member is null ? null : ShapeOf(member.PropertyType));
        }
        writer.WriteEndObject();
    }

    private static void CopyList(ref Utf8JsonReader reader, Utf8JsonWriter writer, ReadOnlySpan<byte> utf8, JsonTypeInfo shape)
    {
        JsonTypeInfo? element = ShapeOf(shape.Type.GetGenericArguments()[0]);
        writer.WriteStartArray();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (reader.TokenType is not JsonTokenType.Null) { CopyValue(ref reader, writer, utf8, element); }
        }
        writer.WriteEndArray();
    }

    private static JsonPropertyInfo? Find(JsonTypeInfo shape, string name)
    {
        foreach (JsonPropertyInfo member in shape.Properties)
        {
            if (!member.IsExtensionData && member.Name == name) { return member; }
        }
        return null;
    }

    private static JsonTypeInfo? ShapeOf(Type type) => WireJson.Default.GetTypeInfo(type);

    private static string ToCamelCase(string snake)
    {
        StringBuilder camel = new(snake.Length);
        for (int i = 0; i < snake.Length; i++)
        {
            bool capital = i > 0 && snake[i - 1] is '_' && snake[i] is >= 'a' and <= 'z';
            if (snake[i] is not '_') { camel.Append(capital ? char.ToUpperInvariant(snake[i]) : snake[i]); }
        }
        return camel.ToString();
    }
}
