using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LiveApi.Transport;

/// <summary>What the other end said, fit to be shown: the message of a JSON error, in one line, cut to length, without keys and tokens.</summary>
internal static class ReasonText
{
    private const int Longest = 300;
    private const string Hidden = "...";

    // A close frame has room for so many bytes, and whoever fills it cuts by the byte or by the letter.
    private const int RoomOfAFrame = 123;

    /// <summary>What came in a close frame, with a mark where it was cut to fit.</summary>
    internal static string Marked(string reason)
        => Encoding.UTF8.GetByteCount(reason) > RoomOfAFrame - 4 && !EndsAsASentence(reason) ? reason.TrimEnd('\uFFFD') + Hidden : reason;

    /// <summary>The text with one full stop, whether it brought its own or not.</summary>
    internal static string Sentence(string text) => EndsAsASentence(text) ? text : text + ".";

    internal static string Shown(string said)
    {
        // A terminal would obey what is not a letter.
        string line = Regex.Replace(MessageIn(said), @"[\s\p{Cc}]+", " ").Trim();
        string safe = SecretText.Hide(line, Hidden);
        return safe.Length <= Longest ? safe : safe.Remove(Longest) + Hidden;
    }

    private static bool EndsAsASentence(string text) => text is [.., '.' or '!' or '?' or '…'];

    // Google's HTTP errors are {"error":{"message":...}}, or a list with one of these.
    private static string MessageIn(string said)
    {
        if (said.TrimStart() is not ['{' or '[', ..]) { return said; }
        try
        {
            using JsonDocument body = JsonDocument.Parse(said);
            JsonElement answer = body.RootElement is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? list[0] : body.RootElement;
            return answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("error", out JsonElement error)
                && error.ValueKind is JsonValueKind.Object && error.TryGetProperty("message", out JsonElement message)
                && message.ValueKind is JsonValueKind.String ? message.GetString()! : said;
        }
        catch (JsonException) { return said; }
    }
}
