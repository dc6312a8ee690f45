using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveApi.Simulator.Validation;
using LiveApi.Wire;

namespace LiveApi.Simulator.Tokens;

/// <summary>Reads the body of a request for a token, and objects to it as the service does.</summary>
internal static class TokenRequest
{
    private const int DeepestPath = 16;

    private static readonly JsonDocumentOptions OnceEach = new() { AllowDuplicateProperties = false };
    private static readonly TimeSpan Longest = TimeSpan.FromHours(20);
    private static readonly TimeSpan UsualLife = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan UsualStart = TimeSpan.FromSeconds(60);

    /// <summary>The token that is asked for, under a name that is not known yet. Throws <see cref="FormatException"/> with the service's objection.</summary>
    internal static EphemeralToken Read(string body, DateTimeOffset now)
    {
        try { return Read(Parse(body), now); }
        // Half a character, such as "\ud800", is good JSON and no text.
        catch (InvalidOperationException) { throw new FormatException("Invalid JSON payload received. Unexpected token."); }
    }

    private static EphemeralToken Read(JsonObject asked, DateTimeOffset now)
    {
        EphemeralToken token = new("", 1, now + UsualLife, now + UsualStart);
        foreach ((string name, JsonNode? value) in asked)
        {
            token = Camel(name) switch
            {
                "uses" => token with { Uses = Count(value) },
                "expireTime" => token with { Expires = Time(value, now, "expire_time") },
                "newSessionExpireTime" => token with { NewSessionsExpire = Time(value, now, "new_session_expire_time") },
                "bidiGenerateContentSetup" => token with { Setup = SetupOf(value) },
                "fieldMask" => token with { Mask = MaskOf(value) },
                _ => throw new FormatException(FieldPath.UnknownName(name, "")),
            };
        }

        return token;
    }

    private static JsonObject Parse(string body)
    {
        try { return body.Length == 0 ? [] : JsonNode.Parse(body, documentOptions: OnceEach) as JsonObject ?? throw new FormatException("Invalid JSON payload received. An object is expected."); }
        catch (JsonException) { throw new FormatException("Invalid JSON payload received. Unexpected token."); }
    }

    private static int Count(JsonNode? value)
        => int.TryParse(value?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int uses) ? uses : throw new FormatException(FieldPath.InvalidValue("uses", "TYPE_INT32", $"{value}"));

    private static DateTimeOffset Time(JsonNode? value, DateTimeOffset now, string field)
    {
        if (!DateTimeOffset.TryParse(value?.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
        {
            throw new FormatException(FieldPath.InvalidValue(field, "type.googleapis.com/google.protobuf.Timestamp", $"{value}"));
        }

        return time > now && time - now <= Longest ? time : throw new FormatException($"{field} must be in the future and less than 20 hours away.");
    }

    /// <summary>The setup in the usual dialect. Its members stand there directly, not inside another "setup".</summary>
    private static JsonObject SetupOf(JsonNode? value)
    {
        ClientMessage message;
        try { message = WireFormat.ReadClient(System.Text.Encoding.UTF8.GetBytes(new JsonObject { ["setup"] = value?.DeepClone() }.ToJsonString())); }
        catch (LiveException) { throw new FormatException("Invalid JSON payload received. Invalid value at 'bidi_generate_content_setup'."); }
        if (WireFormat.FindUnknown(message) is [var unknown, ..])
        {
            throw new FormatException(FieldPath.UnknownName(unknown.Name, "bidi_generate_content_" + unknown.ProtoPath));
        }

        return JsonOf(message.Setup ?? new Setup());
    }

    internal static JsonObject JsonOf(Setup setup) => (JsonObject)JsonNode.Parse(WireFormat.ToUtf8(new ClientMessage { Setup = setup }))!["setup"]!.DeepClone();

    private static List<string> MaskOf(JsonNode? value)
    {
        List<string> paths = Paths(value);
        // A setup is not as deep; a path of a million steps is an attack.
        return paths.TrueForAll(path => path.Split('.').Length <= DeepestPath) ? paths : throw new FormatException($"Invalid value at 'field_mask': a path has more than {DeepestPath} parts.");
    }

    private static List<string> Paths(JsonNode? value)
        => [.. $"{value}".Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(path => string.Join('.', path.Split('.').Select(Camel)))];

    private static string Camel(string name)
    {
        string[] words = name.Split('_');
        return words[0] + string.Concat(words.Skip(1).Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
