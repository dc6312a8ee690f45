using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Speech;
using LiveApi.Wire;

namespace LiveApi.Simulator.Scenarios.Running;

/// <summary>Something that the client did: what, the facts that a scenario can use of it, and how to tell a person of it.</summary>
internal sealed record StageEvent(EventKind Kind, JsonObject Facts, string Told)
{
    internal Utterance? Utterance { get; init; }

    /// <summary>What an author compares with: the message, the setup, the response; else the facts.</summary>
    internal JsonNode Subject => Facts["message"] ?? Facts["setup"] ?? Facts["response"] ?? Facts;

    internal static StageEvent Text(string text)
        => new(EventKind.Text, new JsonObject { ["text"] = text }, $"the text \"{Shorten(text)}\"");

    internal static StageEvent Speech(Utterance said)
    {
        JsonObject facts = new()
        {
            ["seconds"] = Seconds(said.Duration.TotalSeconds),
            ["start"] = Seconds(said.Start.TotalSeconds),
            ["end"] = Seconds(said.End.TotalSeconds),
            ["rate"] = said.Rate,
            ["level"] = Seconds(said.Level.RmsDbfs),
        };
        return new StageEvent(EventKind.Speech, facts, string.Create(CultureInfo.InvariantCulture, $"{said.Duration.TotalSeconds:0.00} s of speech")) { Utterance = said };
    }

    internal static StageEvent ToolResponse(string name, string? id, JsonElement? response)
    {
        JsonObject facts = new() { ["name"] = name, ["id"] = id, ["response"] = Node(response), ["answer"] = Readable(Node(response)) };
        return new StageEvent(EventKind.ToolResponse, facts, $"the answer of {name}");
    }

    /// <summary>Any message, in the usual dialect whatever the client's.</summary>
    internal static StageEvent Message(ClientMessage message)
        => new(EventKind.Message, new JsonObject { ["message"] = JsonNode.Parse(WireFormat.ToUtf8(message)) }, "a message");

    internal static StageEvent Setup(Setup setup, bool resumed)
        => new(resumed ? EventKind.Resumption : EventKind.Setup, new JsonObject { ["setup"] = JsonNode.Parse(WireFormat.ToUtf8(new ClientMessage { Setup = setup }))!["setup"]!.DeepClone() }, "a setup");

    internal static StageEvent Video(Blob frame)
        => new(EventKind.VideoFrame, new JsonObject { ["mimeType"] = frame.MimeType, ["bytes"] = frame.Data?.Length ?? 0 }, "a video frame");

    internal static StageEvent Plain(EventKind kind, string told) => new(kind, [], told);

    internal static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";

    private static JsonNode? Node(JsonElement? element) => element is { } there ? JsonNode.Parse(there.GetRawText()) : null;

    /// <summary>What a function said, as a person would read it out.</summary>
    private static string Readable(JsonNode? response) => response switch
    {
        null => "",
        JsonObject { Count: 1 } only when only["output"] is { } output => Readable(output),
        JsonObject members => string.Join(", ", members.Select(member => $"{member.Key} {Readable(member.Value)}")),
        JsonArray list => string.Join(", ", list.Select(Readable)),
        _ => response.ToString(),
    };

    private static double Seconds(double value) => double.Round(value, 2);
}
