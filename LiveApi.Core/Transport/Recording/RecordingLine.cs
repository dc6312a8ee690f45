using System;
using System.Text;
using System.Text.Json;

namespace LiveApi.Transport;

/// <summary>One line of a recording. Members that are not known are left alone.</summary>
internal static class RecordingLine
{
    internal static RecordingHeader ReadHeader(byte[] utf8)
    {
        using JsonDocument document = JsonDocument.Parse(utf8);
        JsonElement line = document.RootElement;
        if (Text(line, "format") != RecordingWriter.Format) { throw new FormatException($"Its first line does not say \"format\":\"{RecordingWriter.Format}\"."); }
        int version = line.GetProperty("version").GetInt32();
        if (version is < 1 or > RecordingWriter.Version) { throw new FormatException($"It has version {version}; this program reads versions 1 to {RecordingWriter.Version}."); }
        DateTimeOffset? made = line.TryGetProperty("made", out JsonElement time) ? time.GetDateTimeOffset() : null;
        return new RecordingHeader(version, made, Text(line, "program"), Text(line, "media") == "stand-in" ? RecordedMedia.StandIn : RecordedMedia.Kept, HasTimes: true);
    }

    /// <summary>The event; null for one of a kind that is not known, and for an empty line.</summary>
    internal static RecordedEvent? Read(byte[] utf8)
    {
        if (utf8.Length == 0) { return null; }
        using JsonDocument document = JsonDocument.Parse(utf8);
        JsonElement line = document.RootElement;
        int connection = line.TryGetProperty("connection", out JsonElement number) ? number.GetInt32() : 1;
        TimeSpan at = line.TryGetProperty("at", out JsonElement seconds) ? Time(seconds.GetDouble()) : TimeSpan.Zero;

        if (Text(line, "open") is { } path) { return new RecordedOpening(at, connection, path, line.TryGetProperty("status", out JsonElement status) ? status.GetInt32() : 101, Text(line, "subprotocol")); }
        if (line.TryGetProperty("close", out JsonElement code)) { return new RecordedClose(at, connection, Side(line), code.GetInt32(), Text(line, "reason") ?? ""); }
        if (line.TryGetProperty("leftOut", out JsonElement leftOut)) { return new RecordedGap(at, connection, leftOut.GetInt32()); }
        return Payload(line) is { } payload ? new RecordedMessage(at, connection, Side(line), IsText(line), payload) : null;
    }

    private static byte[]? Payload(JsonElement line)
    {
        if (line.TryGetProperty("message", out JsonElement message)) { return MessageCopy.Restore(message, line.TryGetProperty("indented", out JsonElement indented) && indented.GetBoolean()); }
        if (Text(line, "text") is { } text) { return Encoding.UTF8.GetBytes(text); }
        return line.TryGetProperty("bytes", out JsonElement bytes) ? bytes.GetBytesFromBase64() : null;
    }

    private static RecordedSide Side(JsonElement line) => Text(line, "from") switch
    {
        "client" => RecordedSide.Client,
        "server" => RecordedSide.Server,
        _ => throw new FormatException("\"from\" is neither \"client\" nor \"server\"."),
    };

    // Written by hand it may be missing: clients send text, the service sends binary.
    private static bool IsText(JsonElement line) => Text(line, "frame") switch
    {
        "text" => true,
        "binary" => false,
        null => Side(line) is RecordedSide.Client,
        string other => throw new FormatException($"\"frame\" is \"text\" or \"binary\", not \"{other}\"."),
    };

    private static TimeSpan Time(double seconds) => seconds is >= 0 and < 1e9 ? TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)) : throw new FormatException("\"at\" is no time.");

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
