using System.Text.Json;
using System.Text.RegularExpressions;

namespace LiveApi.Transport;

/// <summary>What the other end said, fit to be shown: the message of a JSON error, in one line, cut to length, without keys and tokens.</summary>
internal static class ReasonText
{
    private const int Longest = 300;
    private const string Hidden = "...";

    internal static string Shown(string said)
    {
        string line = Regex.Replace(MessageIn(said), @"\s+", " ").Trim();
        string safe = SecretText.Hide(line, Hidden);
        return safe.Length <= Longest ? safe : safe.Remove(Longest) + Hidden;
    }

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
