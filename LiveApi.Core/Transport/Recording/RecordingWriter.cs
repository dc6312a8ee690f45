using System;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace LiveApi.Transport;

/// <summary>
/// Writes a recording, one line of JSON an event, each flushed as it comes. May be called from several threads. No key or token gets into the file.
/// </summary>
public sealed class RecordingWriter : IDisposable
{
    /// <summary>The version of the format that is written.</summary>
    public const int Version = 1;

    internal const string Format = "liveapi-recording";

    private readonly object _lock = new();
    private readonly Stream _output;
    private readonly RecordingOptions _options;
    private readonly MemoryStream _line = new();
    private readonly Utf8JsonWriter _json;
    private RecordedEvent? _last;
    private long _written;
    private bool _isDisposed;

    /// <summary>Writes the first line. The stream is the writer's from now on.</summary>
    public RecordingWriter(Stream output, RecordingOptions? options = null)
    {
        (_output, _options) = (output, options ?? new RecordingOptions());
        _json = new Utf8JsonWriter(_line, MessageCopy.Plain);
        WriteLine(WriteHeader);
    }

    /// <summary>How many messages found no room.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Writes an event. Times may not go back; nothing is checked.</summary>
    public void Write(RecordedEvent happened)
    {
        lock (_lock)
        {
            _last = happened;
            if (!WriteLine(() => WriteEvent(happened), mayBeLeftOut: happened is RecordedMessage)) { LeftOut++; }
        }
    }

    /// <summary>Says what was left out, and closes the stream.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed) { return; }
            _isDisposed = true;
            try
            {
                if (LeftOut > 0) { WriteLine(() => WriteEvent(new RecordedGap(_last!.At, _last.Connection, LeftOut))); }
            }
            finally
            {
                _json.Dispose();
                _line.Dispose();
                _output.Dispose();
            }
        }
    }

    private void WriteHeader()
    {
        _json.WriteString("format", Format);
        _json.WriteNumber("version", Version);
        if (_options.Made is { } made) { _json.WriteString("made", made); }
        if (_options.Program is { } program) { _json.WriteString("program", program); }
        _json.WriteString("media", _options.Media is RecordedMedia.Kept ? "kept" : "stand-in");
    }

    private void WriteEvent(RecordedEvent happened)
    {
        _json.WriteNumber("at", Math.Round((decimal)happened.At.Ticks / TimeSpan.TicksPerSecond, 6));
        if (happened.Connection != 1) { _json.WriteNumber("connection", happened.Connection); }
        switch (happened)
        {
            case RecordedOpening opening:
                int query = opening.Path.IndexOf('?');
                _json.WriteString("open", Clean(query < 0 ? opening.Path : opening.Path.Remove(query)));
                if (opening.Status != 101) { _json.WriteNumber("status", opening.Status); }
                if (opening.Subprotocol is { } subprotocol) { _json.WriteString("subprotocol", Clean(subprotocol)); }
                break;
            case RecordedMessage message:
                _json.WriteString("from", Name(message.From));
                _json.WriteString("frame", message.IsText ? "text" : "binary");
                WritePayload(message.Payload);
                break;
            case RecordedClose close:
                _json.WriteString("from", Name(close.From));
                _json.WriteNumber("close", close.Code);
                _json.WriteString("reason", Clean(close.Reason));
                break;
            case RecordedGap gap:
                _json.WriteNumber("leftOut", gap.Messages);
                break;
        }
    }

    private void WritePayload(ReadOnlyMemory<byte> payload)
    {
        if (MessageCopy.Record(payload, _options) is { } message)
        {
            if (payload.Span.IndexOf((byte)'\n') >= 0) { _json.WriteBoolean("indented", true); }
            _json.WritePropertyName("message");
            _json.WriteRawValue(message, skipInputValidation: true);
        }
        else if (Utf8.IsValid(payload.Span)) { _json.WriteString("text", Clean(Encoding.UTF8.GetString(payload.ToArray()))); }
        else { _json.WriteBase64String("bytes", payload.Span); }
    }

    /// <summary>False where there is no room for the line.</summary>
    private bool WriteLine(Action members, bool mayBeLeftOut = false)
    {
        _line.SetLength(0);
        _json.Reset();
        _json.WriteStartObject();
        members();
        _json.WriteEndObject();
        _json.Flush();
        _line.WriteByte((byte)'\n');
        if (mayBeLeftOut && (_line.Length > RecordingReader.LongestLine || _written + _line.Length > _options.MaxBytes)) { return false; }
        _output.Write(_line.GetBuffer(), 0, (int)_line.Length);
        _output.Flush();
        _written += _line.Length;
        return true;
    }

    private string Clean(string text) => SecretText.Hide(text, known: _options.Secrets);

    private static string Name(RecordedSide side) => side is RecordedSide.Client ? "client" : "server";
}
