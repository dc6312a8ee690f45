using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using LiveApi.PowerShell.Tools;

namespace LiveApi.PowerShell.Simulator;

/// <summary>Makes objects of the journal's JSON. What is not there is left at its default, so that another version of the simulator can be read.</summary>
/// <remarks>Lists are arrays: PowerShell does not index the lists that the compiler makes of a collection expression.</remarks>
internal static class JournalReading
{
    internal static IEnumerable<LiveSimulatorConnection> Connections(JsonElement run, SimulatorControl control)
        => run.GetProperty("connections").EnumerateArray().Select(connection => Connection(connection, Text(run, "run") ?? string.Empty, control));

    private static LiveSimulatorConnection Connection(JsonElement json, string run, SimulatorControl control) => new(control, run, (int)Number(json, "number"))
    {
        Scenario = Text(json, "scenario") ?? string.Empty,
        Surface = Text(json, "surface") ?? string.Empty,
        Credential = Text(json, "credential") ?? string.Empty,
        Opened = json.TryGetProperty("opened", out JsonElement opened) && opened.TryGetDateTimeOffset(out System.DateTimeOffset time) ? time : default,
        Model = Text(json, "model"),
        Session = Text(json, "session"),
        State = Text(json, "state") ?? string.Empty,
        Turns = (int)Number(json, "turns"),
        Close = json.TryGetProperty("closed", out JsonElement closed) ? new LiveSimulatorClose(Number(closed, "at"), (int)Number(closed, "code"), Text(closed, "reason") ?? string.Empty, Text(closed, "by") ?? string.Empty) : null,
        MessagesDropped = (int)Number(json, "messagesDropped"),
        Messages = Items(json, "messages").Select(Message).ToArray(),
    };

    private static LiveSimulatorMessage Message(JsonElement json)
    {
        bool isJson = json.TryGetProperty("message", out JsonElement message);
        bool isAudio = json.TryGetProperty("audio", out JsonElement audio);
        return new LiveSimulatorMessage
        {
            At = Number(json, "at"),
            From = Text(json, "from") ?? string.Empty,
            Kind = Text(json, "kind") ?? string.Empty,
            State = Text(json, "state") ?? string.Empty,
            Count = (int)Number(json, "count"),
            Bytes = (long)Number(json, "bytes"),
            Message = isJson ? JsonReading.ToPowerShell(message) : null,
            Text = isJson ? message.GetRawText() : Text(json, "text"),
            Seconds = isAudio ? Number(audio, "seconds") : null,
            RmsDbfs = isAudio ? Number(audio, "rmsDbfs") : null,
            PeakDbfs = isAudio ? Number(audio, "peakDbfs") : null,
            Findings = Items(json, "findings").Select(static finding => finding.GetString() ?? string.Empty).ToArray(),
        };
    }

    private static IEnumerable<JsonElement> Items(JsonElement json, string name)
        => json.TryGetProperty(name, out JsonElement items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double Number(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;
}
