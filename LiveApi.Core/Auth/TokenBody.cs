using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using LiveApi.Wire;

namespace LiveApi.Auth;

/// <summary>The JSON that asks for a token.</summary>
internal static class TokenBody
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(20);

    internal static byte[] Write(TokenRequest request, DateTimeOffset now)
    {
        Check(request);
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes))
        {
            writer.WriteStartObject();
            writer.WriteNumber("uses", request.Uses);
            WriteTime(writer, "expireTime", now, request.Lifetime);
            WriteTime(writer, "newSessionExpireTime", now, request.NewSessionLifetime);
            WriteSetup(writer, request);
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }

    // The fields of the setup stand there directly: wrapped in "setup", as on the socket, they are refused.
    private static void WriteSetup(Utf8JsonWriter writer, TokenRequest request)
    {
        IEnumerable<string> mask = request.LockAdditionalFields?.Select(FieldMask.Named) ?? [];
        if (request.Setup is { } setup)
        {
            JsonElement fields = JsonSerializer.SerializeToElement(setup, WireJson.Default.Setup);
            writer.WritePropertyName("bidiGenerateContentSetup");
            fields.WriteTo(writer);
            mask = FieldMask.Of(fields).Concat(mask);
        }

        // No mask locks everything.
        if (request.LockAdditionalFields is not null && mask.Any())
        {
            writer.WriteString("fieldMask", string.Join(",", mask.Distinct()));
        }
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset now, TimeSpan? lifetime)
    {
        if (lifetime is { } span)
        {
            writer.WriteString(name, (now + span).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }
    }

    private static void Check(TokenRequest request)
    {
        string? wrong = request.Uses < 0 ? "it cannot be used fewer than 0 times"
            : IsOutOfRange(request.Lifetime) || IsOutOfRange(request.NewSessionLifetime) ? "its times must lie between a second and 20 hours from now"
            : request.NewSessionLifetime > (request.Lifetime ?? TokenMinter.UsualLifetime) ? "sessions could be started after its end"
            : request.Setup is null && request.LockAdditionalFields is { Count: 0 } ? "there is no setup whose fields could be locked"
            : null;
        if (wrong is not null)
        {
            throw new LiveException(LiveFault.SetupInvalid, $"No such token can be made: {wrong}.", "Uses from 0 (any number) up, times under 20 hours, the end not before the last start of a session.");
        }
    }

    private static bool IsOutOfRange(TimeSpan? span) => span < TimeSpan.FromSeconds(1) || span >= Longest;
}
