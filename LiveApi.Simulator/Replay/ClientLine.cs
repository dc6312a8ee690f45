using System;
using System.Text;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Journal;
using LiveApi.Simulator.Speech;
using LiveApi.Wire;

namespace LiveApi.Simulator.Replay;

/// <summary>A message of a client in the one spelling that can be compared: names in camelCase, base64 in the standard alphabet.</summary>
internal sealed record ClientLine(string Kind, JsonNode? Json, TimeSpan Audio)
{
    private const int UsualRate = 16_000;

    /// <summary>True for a piece of audio, which may be cut in other ways than it was.</summary>
    internal bool IsAudio => Audio > TimeSpan.Zero;

    internal static ClientLine Of(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            ClientMessage message = WireFormat.ReadClient(utf8.Span);
            return new ClientLine(MessageKind.Of(message), JsonNode.Parse(WireFormat.ToUtf8(message)), Length(message.RealtimeInput));
        }
        catch (LiveException) { return new ClientLine("unreadable", JsonValue.Create(Encoding.UTF8.GetString(utf8.Span)), TimeSpan.Zero); }
    }

    private static TimeSpan Length(RealtimeInput? input)
    {
        Blob? audio = input?.Audio ?? (input?.MediaChunks is [{ MimeType: { } type } only] && type.StartsWith("audio/", StringComparison.Ordinal) ? only : null);
        return audio?.Data is { Length: > 0 } data ? TimeSpan.FromSeconds(data.Length / 2.0 / (MediaType.RateOf(audio.MimeType) ?? UsualRate)) : TimeSpan.Zero;
    }
}
