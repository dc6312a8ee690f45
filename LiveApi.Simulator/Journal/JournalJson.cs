using System;
using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LiveApi.Simulator.Journal;

/// <summary>Journals as the JSON that the control API gives.</summary>
internal static class JournalJson
{
    internal static string ToText(RunJournal run)
    {
        ArrayBufferWriter<byte> json = new();
        using (Utf8JsonWriter writer = new(json)) { Write(writer, run); }
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    internal static void Write(Utf8JsonWriter writer, RunJournal run)
    {
        writer.WriteStartObject();
        writer.WriteString("run", run.Name);
        writer.WriteNumber("connectionsDropped", run.Dropped);
        writer.WriteStartArray("connections");
        foreach (ConnectionJournal connection in run.Connections) { Write(writer, connection); }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ConnectionJournal connection)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", connection.Number);
        writer.WriteString("surface", connection.Surface);
        writer.WriteString("scenario", connection.Scenario);
        writer.WriteString("credential", connection.Credential);
        writer.WriteString("opened", connection.Opened);
        writer.WriteString("model", connection.Model);
        writer.WriteString("session", connection.Session);
        writer.WriteString("state", connection.State);
        writer.WriteNumber("turns", connection.Turns);
        if (connection.Closed is { } closed)
        {
            writer.WritePropertyName("closed");
            Write(writer, closed);
        }

        writer.WriteNumber("messagesDropped", connection.Dropped);
        writer.WriteStartArray("messages");
        connection.Read(entries =>
        {
            foreach (JournalEntry entry in entries) { Write(writer, entry); }
            return 0;
        });
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter writer, JournalClose closed)
    {
        writer.WriteStartObject();
        writer.WriteNumber("at", Seconds(closed.At));
        writer.WriteNumber("code", closed.Code);
        writer.WriteString("reason", closed.Reason);
        writer.WriteString("by", closed.By);
        writer.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter writer, JournalEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", entry.Number);
        writer.WriteNumber("at", Seconds(entry.At));
        writer.WriteString("from", entry.From switch { Speaker.Client => "client", Speaker.Server => "server", _ => "simulator" });
        writer.WriteString("kind", entry.Kind);
        writer.WriteString("state", entry.State);
        if (entry.From != Speaker.Simulator)
        {
            writer.WriteNumber("until", Seconds(entry.Until));
            writer.WriteNumber("count", entry.Count);
            writer.WriteNumber("bytes", entry.Bytes);
        }

        if (entry.Audio is { } audio) { Write(writer, audio); }
        if (entry.Text is { } text) { writer.WriteString("text", text); }
        if (entry.Json is { } json)
        {
            writer.WritePropertyName("message");
            writer.WriteRawValue(json);
        }

        if (entry.Findings.Count > 0)
        {
            writer.WriteStartArray("findings");
            foreach (string finding in entry.Findings) { writer.WriteStringValue(finding); }
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, AudioSummary audio)
    {
        writer.WriteStartObject("audio");
        writer.WriteNumber("seconds", Math.Round(audio.Seconds, 3));
        writer.WriteNumber("rate", audio.Rate);
        writer.WriteNumber("rmsDbfs", Math.Round(audio.Level.RmsDbfs, 1));
        writer.WriteNumber("peakDbfs", Math.Round(audio.Level.PeakDbfs, 1));
        writer.WriteEndObject();
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 4);
}
