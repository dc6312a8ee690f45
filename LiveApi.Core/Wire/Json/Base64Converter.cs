using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveApi.Wire;

/// <summary>Bytes: written in the standard alphabet, read in that and the URL-safe one, with or without padding.</summary>
internal sealed class Base64Converter : JsonConverter<byte[]>
{
    public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String) { throw new JsonException(); }
        return reader.TryGetBytesFromBase64(out byte[]? bytes) ? bytes : FromOtherDialect(reader.GetString()!);
    }

    public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options) => writer.WriteBase64StringValue(value);

    private static byte[] FromOtherDialect(string text)
    {
        string standard = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        try { return Convert.FromBase64String(standard.PadRight((standard.Length + 3) / 4 * 4, '=')); }
        catch (FormatException notBase64) { throw new JsonException(null, notBase64); }
    }
}
