using System;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace LiveApi.Wire;

internal static class MessageReader
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    internal static T Read<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> shape) where T : class
    {
        if (utf8.StartsWith(ByteOrderMark)) { utf8 = utf8.Slice(ByteOrderMark.Length); }
        if (!Utf8.IsValid(utf8)) { throw UnreadableMessage.NotUtf8(utf8.Length); }
        try
        {
            RefuseHalfCharacters(utf8);
            ReadOnlySpan<byte> plain = EnvelopeDialect.IsSuspected(utf8) ? EnvelopeDialect.Translate(utf8, shape) : utf8;
            return JsonSerializer.Deserialize(plain, shape) ?? throw new JsonException();
        }
        catch (JsonException unreadable) { throw UnreadableMessage.NotOfItsShape(utf8, unreadable); }
    }

    // Half of a surrogate pair can only come as an escape. Free-form JSON is kept unread, and would fail in the hands of whoever looks into it.
    private static void RefuseHalfCharacters(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOf((byte)'\\') < 0 || (utf8.IndexOf("\\ud"u8) < 0 && utf8.IndexOf("\\uD"u8) < 0)) { return; }
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = WireFormat.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) { continue; }
            try { _ = reader.GetString(); }
            catch (InvalidOperationException half) { throw new JsonException(null, null, 0, reader.TokenStartIndex, half); }
        }
    }
}
