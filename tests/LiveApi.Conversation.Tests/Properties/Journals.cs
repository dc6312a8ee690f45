using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using LiveApi.Simulator.Hosting;

namespace LiveApi.Conversation.Tests.Properties;

/// <summary>What the service heard, from its own journal.</summary>
internal static partial class Journals
{
    internal static void Read(SimulatorServer service, Report report)
    {
        if (service.GetJournal() is not { } json) { return; }
        using JsonDocument journal = JsonDocument.Parse(json);
        foreach (JsonElement connection in journal.RootElement.GetProperty("connections").EnumerateArray())
        {
            report.AudioHeard.Add([.. Piece.NumbersIn(service.GetAudio("default", connection.GetProperty("number").GetInt32(), heard: true) ?? [])]);
            foreach (JsonElement entry in connection.GetProperty("messages").EnumerateArray())
            {
                if (entry.GetProperty("from").GetString() == "simulator" && entry.GetProperty("kind").GetString() == "failure") { report.Findings.Add(entry.GetProperty("text").GetString()!); }
                if (entry.TryGetProperty("findings", out JsonElement findings)) { report.Findings.AddRange(findings.EnumerateArray().Select(static finding => finding.GetString()!)); }
                if (entry.TryGetProperty("message", out JsonElement message)) { Note(message, entry.GetProperty("state").GetString() == "Seeding", report); }
            }
        }
    }

    // Of what is told of the past nothing is asked: only the last word of a message that is complete is.
    private static void Note(JsonElement message, bool isSeeding, Report report)
    {
        if (message.TryGetProperty("realtimeInput", out JsonElement input) && input.TryGetProperty("text", out JsonElement typed)) { report.Heard.AddRange(NumberIn(typed)); }
        if (!message.TryGetProperty("clientContent", out JsonElement content) || !content.TryGetProperty("turns", out JsonElement turns)) { return; }
        bool asks = !isSeeding && content.TryGetProperty("turnComplete", out JsonElement complete) && complete.GetBoolean();
        int last = turns.GetArrayLength() - 1;
        for (int i = 0; i <= last; i++)
        {
            if (turns[i].GetProperty("role").GetString() != "user") { continue; }
            foreach (int number in NumberIn(turns[i].GetProperty("parts")[0].GetProperty("text")))
            {
                if (asks && i == last) { report.Heard.Add(number); } else { report.ToldAsPast.Add(number); }
            }
        }
    }

    private static IEnumerable<int> NumberIn(JsonElement text) => Question().Match(text.GetString()!) is { Success: true } match ? [int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)] : [];

    [GeneratedRegex(@"^Q(\d+) ")]
    private static partial Regex Question();
}
