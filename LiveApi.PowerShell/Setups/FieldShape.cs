using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LiveApi.PowerShell.Setups;

/// <summary>
/// Holds fields that a user wrote to the records of the wire. Names may be in any case and in either dialect, and one thing stands for a list of
/// one; a value of another type is refused with its path, the value, and what is expected.
/// </summary>
internal static class FieldShape
{
    private const int LongestShown = 60;

    /// <exception cref="LiveException">SetupInvalid.</exception>
    internal static void Settle(JsonObject fields, Type shape, string path)
    {
        foreach (string written in fields.Select(static field => field.Key).ToList())
        {
            if (Member(shape, written) is not { } member)
            {
                continue;
            }

            string name = JsonNamingPolicy.CamelCase.ConvertName(member.Name);
            JsonNode? value = fields[written];
            fields.Remove(written);
            fields[name] = Settled(value, Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType, path.Length == 0 ? name : $"{path}.{name}");
        }
    }

    private static JsonNode? Settled(JsonNode? value, Type type, string path)
    {
        if (value is null || type == typeof(JsonElement))
        {
            return value?.DeepClone();
        }

        if (IsList(type))
        {
            Type element = type.GetGenericArguments()[0];
            JsonNode?[] items = value is JsonArray several ? [.. several] : [value];
            return new JsonArray([.. items.Select((item, i) => Settled(item, element, $"{path}[{i}]"))]);
        }

        if (IsRecord(type) && value is JsonObject fields)
        {
            JsonObject own = (JsonObject)fields.DeepClone();
            Settle(own, type, path);
            return own;
        }

        return Fits(value, type) ? value.DeepClone() : throw Refused(value, type, path);
    }

    // What the readers of the wire take: numbers may be texts, since JavaScript's cannot hold all of them.
    private static bool Fits(JsonNode value, Type type)
    {
        JsonValueKind kind = value.GetValueKind();
        return type == typeof(string) ? kind is JsonValueKind.String or JsonValueKind.Number
            : type == typeof(bool) ? kind is JsonValueKind.True or JsonValueKind.False
            : type == typeof(double) ? kind is JsonValueKind.Number || (kind is JsonValueKind.String && double.TryParse(value.GetValue<string>(), NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            : type == typeof(int) || type == typeof(long) ? IsWhole(value, kind)
            : type == typeof(byte[]) ? kind is JsonValueKind.String
            : kind is JsonValueKind.Object;
    }

    private static bool IsWhole(JsonNode value, JsonValueKind kind)
        => kind is JsonValueKind.Number or JsonValueKind.String && decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && number == decimal.Truncate(number);

    private static PropertyInfo? Member(Type shape, string written)
    {
        string plain = written.Replace("_", string.Empty);
        return shape.GetProperties().FirstOrDefault(property => property.GetCustomAttribute<JsonExtensionDataAttribute>() is null
            && string.Equals(property.Name, plain, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    private static bool IsRecord(Type type) => type.Namespace == typeof(Wire.Setup).Namespace;

    private static LiveException Refused(JsonNode value, Type type, string path)
    {
        string shown = value.ToJsonString();
        return new LiveException(
            LiveFault.SetupInvalid,
            $"-Setup: {path} is {(shown.Length > LongestShown ? $"{shown.Remove(LongestShown)}..." : shown)}, and has to be {Expected(type)}.",
            IsRecord(type) ? $"For example @{{ {path.Split('.').Last()} = @{{}} }}: an empty table switches it on." : "Give it a value of that kind, or leave it out.");
    }

    private static string Expected(Type type)
        => type == typeof(string) ? "a text"
        : type == typeof(bool) ? "$true or $false"
        : type == typeof(double) ? "a number"
        : type == typeof(int) || type == typeof(long) ? "a whole number"
        : type == typeof(byte[]) ? "bytes"
        : $"a table with the fields of {type.Name}";
}
