using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LiveApi.Wire;

namespace LiveApi.Simulator.Conformance;

/// <summary>Reads journals as the control API gives them: one run, or all of them.</summary>
internal static partial class JournalReader
{
    /// <summary>Throws <see cref="FormatException"/> where the text is no journal.</summary>
    internal static IReadOnlyList<SeenRun> Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.TryGetProperty("runs", out JsonElement runs) ? [.. runs.EnumerateArray().Select(ReadRun)] : [ReadRun(document.RootElement)];
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new FormatException($"This is no journal of the simulator: {unreadable.Message}", unreadable);
        }
    }

    private static SeenRun ReadRun(JsonElement run) => new(run.GetProperty("run").GetString()!, [.. run.GetProperty("connections").EnumerateArray().Select(ReadConnection)]);

    private static SeenConnection ReadConnection(JsonElement connection) => new(
        connection.GetProperty("number").GetInt32(),
        connection.TryGetProperty("session", out JsonElement session) ? session.GetString() : null,
        connection.TryGetProperty("closed", out JsonElement closed) ? new SeenClose(closed.GetProperty("code").GetInt32(), closed.GetProperty("reason").GetString() ?? "", closed.GetProperty("by").GetString() ?? "") : null,
        [.. connection.GetProperty("messages").EnumerateArray().Select(ReadMessage)]);

    private static SeenMessage ReadMessage(JsonElement message)
    {
        SeenFrom from = message.GetProperty("from").GetString() switch { "client" => SeenFrom.Client, "server" => SeenFrom.Server, _ => SeenFrom.Simulator };
        byte[]? json = message.TryGetProperty("message", out JsonElement said) ? Encoding.UTF8.GetBytes(LeftOut().Replace(said.GetRawText(), "\"\"")) : null;
        return new SeenMessage(message.GetProperty("number").GetInt32(), TimeSpan.FromSeconds(message.GetProperty("at").GetDouble()), from, message.GetProperty("kind").GetString() ?? "")
        {
            Count = message.TryGetProperty("count", out JsonElement count) ? count.GetInt32() : 1,
            Text = message.TryGetProperty("text", out JsonElement text) ? text.GetString() ?? "" : "",
            AudioSeconds = message.TryGetProperty("audio", out JsonElement audio) ? audio.GetProperty("seconds").GetDouble() : 0,
            Findings = message.TryGetProperty("findings", out JsonElement findings) ? [.. findings.EnumerateArray().Select(finding => finding.GetString() ?? "")] : [],
            Client = from == SeenFrom.Client && json is not null ? TryRead(() => WireFormat.ReadClient(json)) : null,
            Server = from == SeenFrom.Server && json is not null ? TryRead(() => WireFormat.ReadServer(json)) : null,
        };
    }

    // What was taken out as a secret may leave something that is no message.
    private static T? TryRead<T>(Func<T> read) where T : class
    {
        try { return read(); }
        catch (LiveException) { return null; }
    }

    /// <summary>What stands in a journal for texts and media that were too long for it.</summary>
    [GeneratedRegex("\"\\([0-9]+ characters\\)\"")]
    private static partial Regex LeftOut();
}
