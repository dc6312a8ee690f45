using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LiveApi.Wire;

namespace LiveApi.Simulator.Validation;

/// <summary>Finds the first member that the schema does not have. The wire records are the schema: their shape is walked, not what was read with it.</summary>
internal static class FieldWalk
{
    /// <summary>The service's text for the first unknown member, or null where all are known. The path is in snake_case, whatever the client's dialect.</summary>
    internal static string? Objection(ReadOnlyMemory<byte> utf8)
    {
        using JsonDocument message = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = WireFormat.MaxDepth });
        return Walk(message.RootElement, WireJson.Default.ClientMessage, "");
    }

    internal static string UnknownName(string name, string path)
        => $"Invalid JSON payload received. Unknown name \"{name}\"{(path.Length > 0 ? $" at '{path}'" : "")}: Cannot find field.";

    internal static string SnakeCase(string camel)
    {
        StringBuilder snake = new(camel.Length + 4);
        foreach (char letter in camel)
        {
            if (char.IsAsciiLetterUpper(letter)) { snake.Append('_').Append(char.ToLowerInvariant(letter)); } else { snake.Append(letter); }
        }

        return snake.ToString();
    }

    private static string? Walk(JsonElement value, JsonTypeInfo? shape, string path) => (shape?.Kind, value.ValueKind) switch
    {
        (JsonTypeInfoKind.Object, JsonValueKind.Object) => WalkMembers(value, shape!, path),
        (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) => WalkElements(value, shape!, path),
        _ => null,
    };

    private static string? WalkMembers(JsonElement value, JsonTypeInfo shape, string path)
    {
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (Find(shape.Properties, member.Name) is not { } known) { return UnknownName(member.Name, path); }
            string inside = path.Length == 0 ? SnakeCase(known.Name) : $"{path}.{SnakeCase(known.Name)}";
            if (Walk(member.Value, WireJson.Default.GetTypeInfo(known.PropertyType), inside) is { } objection) { return objection; }
        }

        return null;
    }

    private static string? WalkElements(JsonElement value, JsonTypeInfo shape, string path)
    {
        JsonTypeInfo? element = WireJson.Default.GetTypeInfo(shape.Type.GetGenericArguments()[0]);
        int index = 0;
        foreach (JsonElement each in value.EnumerateArray())
        {
            if (Walk(each, element, $"{path}[{index++}]") is { } objection) { return objection; }
        }

        return null;
    }

    private static JsonPropertyInfo? Find(IList<JsonPropertyInfo> members, string name)
    {
        foreach (JsonPropertyInfo member in members)
        {
            if (!member.IsExtensionData && (member.Name == name || SnakeCase(member.Name) == name)) { return member; }
        }

        return null;
    }
}
