using System;
using System.Text.Json;
using LiveApi.Transport;

namespace LiveApi.GoogleAuth;

/// <summary>How a token was refused: the status, the words, and when that was by the other side's clock.</summary>
internal sealed record TokenRefusal(int Status, string Said, DateTimeOffset? ServerTime)
{
    internal static TokenRefusal Read(int status, string body, DateTimeOffset? serverTime) => new(status, ReasonText.Shown(OAuthWords(body) ?? body), serverTime);

    // OAuth says {"error":"invalid_grant","error_description":"..."}; IAM has the form of Google's other services.
    private static string? OAuthWords(string body)
    {
        try
        {
            using JsonDocument answer = JsonDocument.Parse(body);
            return answer.RootElement.ValueKind is JsonValueKind.Object
                && answer.RootElement.TryGetProperty("error", out JsonElement error) && error.ValueKind is JsonValueKind.String
                ? answer.RootElement.TryGetProperty("error_description", out JsonElement words) ? $"{error}: {words}" : error.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
