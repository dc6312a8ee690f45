using System;
using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conversation;

/// <summary>
/// Reads the message that comes fifty times a second from each client, audio as the service documents it, into one record and one array that it uses again.
/// Anything else, and anything wrong, is left to the general reader.
/// </summary>
internal sealed class PlainAudio
{
    private ClientMessage _message = new();
    private Blob _audio = new();
    private string? _mimeType;
    private byte[] _pcm = [];

    /// <summary>The message, good until the next is read; null where it is no plain audio.</summary>
    internal ClientMessage? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            Utf8JsonReader reader = new(utf8);
            return Opens(ref reader) && Opens(ref reader, "realtimeInput"u8) && Opens(ref reader, "audio"u8) && ReadBlob(ref reader) && Ends(ref reader)
                ? Message()
                : null;
        }
        catch (JsonException) { return null; }
    }

    private ClientMessage Message()
    {
        if (!ReferenceEquals(_audio.MimeType, _mimeType) || !ReferenceEquals(_audio.Data, _pcm))
        {
            _audio = new Blob { MimeType = _mimeType, Data = _pcm };
            _message = new ClientMessage { RealtimeInput = new RealtimeInput { Audio = _audio } };
        }

        return _message;
    }

    private static bool Opens(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.StartObject;

    private static bool Opens(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => IsMember(ref reader, name) && Opens(ref reader);

    private static bool IsMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
        => reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name);

    private static bool Ends(ref Utf8JsonReader reader)
    {
        for (int i = 0; i < 3; i++)
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.EndObject) { return false; }
        }

        return !reader.Read();
    }

    private bool ReadBlob(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName) { return false; }
        if (reader.ValueTextEquals("mimeType"u8)) { return ReadType(ref reader) && IsMember(ref reader, "data"u8) && ReadData(ref reader); }
        return reader.ValueTextEquals("data"u8) && ReadData(ref reader) && IsMember(ref reader, "mimeType"u8) && ReadType(ref reader);
    }

    private bool ReadType(ref Utf8JsonReader reader)
    {
        if (!ReadPlainText(ref reader) || !Ascii.IsValid(reader.ValueSpan)) { return false; }
        if (!reader.ValueTextEquals(_mimeType)) { _mimeType = reader.GetString(); }
        return true;
    }

    private bool ReadData(ref Utf8JsonReader reader)
    {
        if (!ReadPlainText(ref reader) || reader.ValueSpan.Length % 4 != 0) { return false; }
        ReadOnlySpan<byte> text = reader.ValueSpan;
        int length = (text.Length / 4 * 3) - (text.EndsWith("=="u8) ? 2 : text.EndsWith("="u8) ? 1 : 0);
        if (_pcm.Length != length) { _pcm = new byte[length]; }
        return Base64.DecodeFromUtf8(text, _pcm, out int consumed, out int written) == OperationStatus.Done && consumed == text.Length && written == length;
    }

    private static bool ReadPlainText(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped;
}
