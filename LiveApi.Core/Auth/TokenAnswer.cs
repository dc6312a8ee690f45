using System;
using System.Text.Json;
using LiveApi.Transport;

namespace LiveApi.Auth;

/// <summary>What the service says to a request for a token: its name, or why there is none.</summary>
internal static class TokenAnswer
{
    /// <exception cref="LiveException">There is none.</exception>
    internal static string Read(int status, string body, TimeSpan? retryAfter, Uri address)
        => status is >= 200 and < 300 ? NameIn(body, address) : throw Explain(status, body, retryAfter, address);

    private static string NameIn(string body, Uri address)
    {
        try
        {
            using JsonDocument answer = JsonDocument.Parse(body);
            if (answer.RootElement.ValueKind is JsonValueKind.Object
                && answer.RootElement.TryGetProperty("name", out JsonElement name)
                && name.ValueKind is JsonValueKind.String
                && name.GetString() is { } text && CredentialShape.IsEphemeral(text))
            {
                return text;
            }
        }
        catch (JsonException)
        {
        }

        throw new LiveException(
            LiveFault.TokenNotMinted,
            $"{address.Host} answered, but not with the name of a token.",
            "Check the address: something else may answer there, such as the sign-in page of a network.");
    }

    private static LiveException Explain(int status, string body, TimeSpan? retryAfter, Uri address)
    {
        string said = ReasonText.Shown(body);
        (LiveFault fault, string advice) = status switch
        {
            400 when said.Contains("API key", StringComparison.OrdinalIgnoreCase) => (LiveFault.CredentialRefused, "Check that the API key is whole, not expired, and made for the Gemini API (aistudio.google.com/apikey)."),
            400 => (LiveFault.SetupRejected, "The service names the field that it does not take: change it in the setup, or leave it out of the locked fields."),
            401 or 403 => (LiveFault.CredentialRefused, "Tokens are made with an API key of the Gemini API; check the key's restrictions too."),
            404 => (LiveFault.TokenNotMinted, "Check the address and its version: v1beta or v1alpha. Vertex AI has no ephemeral tokens."),
            407 => (LiveFault.ProxyRefused, "The proxy wants a name and a password: give -ProxyCredential."),
            429 => (LiveFault.QuotaExceeded, "Wait half a minute or more, or raise the tier."),
            >= 500 => (LiveFault.TokenNotMinted, "Try again after a pause that grows."),
            _ => (LiveFault.TokenNotMinted, "Check the address, and what stands between here and there."),
        };
        string message = $"{address.Host}:{address.Port} made no token ({status}{(said.Length > 0 ? $": {said}" : string.Empty)}).";
        return retryAfter is { } pause
            ? new LiveException(fault, message, $"{RetryAfter.Advice(pause)} {advice}") { Details = Later(fault, message, status, body, pause) }
            : new LiveException(fault, message, advice);
    }

    // For a session that asks for a token while it reconnects: it comes back no sooner than it was asked to.
    private static CloseReason Later(LiveFault fault, string message, int status, string body, TimeSpan pause)
    {
        CloseReason known = CloseCatalogue.ExplainUpgrade(new Refusal(status) { Body = body, RetryAfter = pause });
        return known with { Fault = fault, Meaning = message };
    }
}
